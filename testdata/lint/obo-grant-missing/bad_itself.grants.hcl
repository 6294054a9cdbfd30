# A grant for the API that the application is gives it nothing to call.
api "mcp" {
  identifier                                      = "https://mcp.example.com/mcp"
  scopes                                          = ["tool:orders"]
  skip_consent_for_verifiable_first_party_clients = true

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "mcp_server" {
  app_type                   = "resource_server"
  resource_server_identifier = "https://mcp.example.com/mcp"

  token_exchange {
    allow_any_profile_of_type = ["on_behalf_of_token_exchange"]
  }
}

client_grant "mcp_server" {
  client_id    = application.mcp_server
  audience     = api.mcp
  subject_type = "user"
  scopes       = ["tool:orders"]
}

# Two that lack a grant are two findings.
application "another" {
  app_type                   = "resource_server"
  resource_server_identifier = api.mcp

  token_exchange {
    allow_any_profile_of_type = ["on_behalf_of_token_exchange"]
  }
}
