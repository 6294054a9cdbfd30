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

third_party_default "mcp" {
  audience     = api.mcp
  subject_type = "user"
  scopes       = ["tool:greet"]
}

application "agent" {
  for_each                      = ["one", "two"]
  app_type                      = "regular_web"
  is_first_party                = false
  external_metadata_type        = "cimd"
  external_client_id            = "https://${each.key}.example.com/client.json"
  client_authentication_methods = ["private_key_jwt"]
}
