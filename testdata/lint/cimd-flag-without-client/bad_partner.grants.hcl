tenant {
  enable_dynamic_client_registration        = true
  dynamic_client_registration_security_mode = "strict"
  client_id_metadata_document_supported     = true
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

application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["authorization_code"]
}

client_grant "partner" {
  client_id    = application.partner
  audience     = api.mcp
  subject_type = "user"
  scopes       = ["tool:greet"]
}
