api "mcp" {
  identifier = "https://mcp.example.com/mcp"
  scopes     = ["tool:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

api "orders" {
  identifier                                      = "https://api.example.com/orders"
  scopes                                          = ["read:orders"]
  skip_consent_for_verifiable_first_party_clients = true

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "assistant" {
  app_type = "regular_web"
}

client_grant "assistant" {
  client_id    = application.assistant
  audience     = api.mcp
  subject_type = "user"
  scopes       = ["tool:orders"]
}

application "mcp_server" {
  app_type                   = "resource_server"
  resource_server_identifier = api.mcp

  token_exchange {
    allow_any_profile_of_type = ["on_behalf_of_token_exchange"]
  }
}
