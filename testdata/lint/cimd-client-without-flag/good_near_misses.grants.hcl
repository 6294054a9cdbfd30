# not reported: nobody states whether the tenant supports documents, nor which one the application has
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
  client_authentication_methods = ["private_key_jwt"]
}
