tenant {
  resource_parameter_profile = "audience"
}

api "mcp" {
  identifier = "https://mcp.example.com/mcp"
  scopes     = ["tool:greet"]
  resource   = ["https://mcp.example.com/mcp"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
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
