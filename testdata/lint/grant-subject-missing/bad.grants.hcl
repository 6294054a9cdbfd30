api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

application "nightly" {
  app_type = "non_interactive"
}

client_grant "nightly" {
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
