api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

application "nightly" {
  app_type = "non_interactive"
}

client_grant "nightly" {
  client_id    = application.nightly
  default_for  = "third_party_clients"
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
