# What exchanges tokens on behalf of users has to be linked to the API that it is.
api "orders" {
  identifier                                      = "https://orders.example.com"
  scopes                                          = ["read:orders"]
  skip_consent_for_verifiable_first_party_clients = true

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "mcp_server" {
  app_type = "resource_server"

  token_exchange {
    allow_any_profile_of_type = ["on_behalf_of_token_exchange"]
  }
}

client_grant "mcp_server" {
  client_id    = application.mcp_server
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
