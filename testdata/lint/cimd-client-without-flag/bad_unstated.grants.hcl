# Nobody states whether the tenant supports documents: worth knowing, once for all clients.
tenant {
  enable_dynamic_client_registration = false
}

api "mcp" {
  identifier = "https://mcp.example.com/mcp"
  scopes     = ["tool:greet"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

third_party_default "mcp" {
  audience     = api.mcp
  subject_type = "user"
  scopes       = ["tool:greet"]
}

application "agent" {
  app_type                      = "regular_web"
  is_first_party                = false
  external_metadata_type        = "cimd"
  external_client_id            = "https://agent.example.com/client.json"
  client_authentication_methods = ["private_key_jwt"]
}

application "editor" {
  app_type                   = "native"
  is_first_party             = false
  external_metadata_type     = "cimd"
  external_client_id         = "https://editor.example.com/client.json"
  token_endpoint_auth_method = "none"
}
