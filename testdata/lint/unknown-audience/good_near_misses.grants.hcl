tenant {
  domain           = "acme.eu.auth0.com"
  default_audience = "https://orders.example.com"
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "sync" {
  app_type = "non_interactive"
}

# not reported: every tenant has its Management API, declared or not
client_grant "management" {
  client_id    = application.sync
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}

# not reported: a literal is as good as a reference
client_grant "literal" {
  client_id    = application.sync
  audience     = "https://orders.example.com"
  subject_type = "client"
  scopes       = ["read:orders"]
}

# not reported: the link is a literal too
application "orders" {
  app_type                   = "resource_server"
  resource_server_identifier = "https://orders.example.com"
}
