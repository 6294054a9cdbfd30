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

application "weekly" {
  app_type = "non_interactive"
}

client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.orders
  subject_type = "client"
  scopes       = concat(local.readers, ["read:returns"])
}

# The same local twice: each of its scopes is repeated.
client_grant "weekly" {
  client_id    = application.weekly
  audience     = api.orders
  subject_type = "client"
  scopes       = concat(local.readers, local.readers)
}
