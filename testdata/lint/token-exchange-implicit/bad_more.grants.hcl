api "orders" {
  identifier = "https://orders.example.com"
  scopes     = { "read:orders" = "Read orders" }

  skip_consent_for_verifiable_first_party_clients = true

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

# once for all its grants
application "tools" {
  app_type = "resource_server"
  token_exchange {}
}

api "stock" {
  identifier                                      = "https://stock.example.com"
  scopes                                          = ["read:stock"]
  skip_consent_for_verifiable_first_party_clients = true
}

client_grant "stock" {
  client_id    = application.tools
  audience     = api.stock
  subject_type = "user"
  scopes       = ["read:stock"]
}

client_grant "tools" {
  client_id    = application.tools
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# one that may log itself in, which is no flow for users
application "relay" {
  app_type    = "resource_server"
  grant_types = ["client_credentials", "refresh_token"]
}

client_grant "relay" {
  client_id    = application.relay
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
