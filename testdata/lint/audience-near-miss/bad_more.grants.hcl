tenant {
  domain           = "acme.eu.auth0.com"
  default_audience = "http://orders.example.com"
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

application "nightly" {
  app_type = "non_interactive"
}

client_grant "case" {
  client_id    = application.nightly
  audience     = "https://Orders.example.com"
  subject_type = "client"
  scopes       = ["read:orders"]
}

client_grant "management" {
  client_id    = application.nightly
  audience     = "https://acme.eu.auth0.com/api/v2"
  subject_type = "client"
  scopes       = ["read:users"]
}

application "orders" {
  app_type                   = "resource_server"
  resource_server_identifier = "orders.example.com"
}
