tenant {
  client_id_metadata_document_supported = false
}

api "mcp" {
  identifier = "https://mcp.example.com/mcp"
  scopes     = ["tool:greet"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "agent" {
  app_type                      = "regular_web"
  is_first_party                = false
  external_metadata_type        = "cimd"
  external_client_id            = "https://agent.example.com/client.json"
  client_authentication_methods = ["private_key_jwt"]
}

client_grant "agent" {
  client_id    = application.agent
  audience     = api.mcp
  subject_type = "user"
  scopes       = ["tool:greet"]
}
