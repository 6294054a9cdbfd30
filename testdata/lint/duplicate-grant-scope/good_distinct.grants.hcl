locals {
  readers = ["read:orders", "read:returns"]
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "read:returns"]
}

application "nightly" {
  app_type = "non_interactive"
}

client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.orders
  subject_type = "client"
  scopes       = distinct(concat(local.readers, ["read:returns"]))
}
