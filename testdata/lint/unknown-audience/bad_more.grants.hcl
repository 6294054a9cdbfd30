tenant {
  domain           = "acme.eu.auth0.com"
  default_audience = "https://purchases.example.net"
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

application "sync" {
  app_type = "non_interactive"
}

application "orders" {
  app_type                   = "resource_server"
  resource_server_identifier = "https://ordrs.example.com"
}

client_grant "another_tenant" {
  client_id    = application.sync
  audience     = "https://acme-dev.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}

client_grant "custom_domain" {
  client_id    = application.sync
  audience     = "https://login.example.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}

client_grant "keyword" {
  client_id    = application.sync
  audience     = "https://@@ENV@@.example.com"
  subject_type = "client"
  scopes       = ["read:orders"]
}
