tenant {
  client_id_metadata_document_supported = true
}

api "mcp" {
  identifier = "https://mcp.example.com/mcp"
  scopes     = ["tool:greet"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

third_party_default "mcp" {
  audience     = api.mcp
  subject_type = "user"
  scopes       = ["tool:greet"]
}

# not reported: it is registered already, and the platform knows its document
application "registered" {
  app_type                   = "native"
  is_first_party             = false
  third_party_security_mode  = "strict"
  external_metadata_type     = "cimd"
  client_id                  = "tpc_8uR2hVn4kQpL6sXw1zYb3c"
  token_endpoint_auth_method = "none"
}

# not reported: 120 bytes
application "longest" {
  app_type                   = "native"
  is_first_party             = false
  third_party_security_mode  = "strict"
  external_metadata_type     = "cimd"
  external_client_id         = "https://longest.example.com/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.json"
  token_endpoint_auth_method = "none"
}

# not reported: a client that registered itself has no document
application "itself" {
  app_type                   = "native"
  is_first_party             = false
  third_party_security_mode  = "strict"
  external_metadata_type     = "dcr"
  token_endpoint_auth_method = "none"
}
