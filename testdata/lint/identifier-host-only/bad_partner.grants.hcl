tenant {
  resource_parameter_profile = "compatibility"
}

api "mcp" {
  identifier = "http://localhost:3000"
  scopes     = ["tool:greet"]
  resource   = ["http://localhost:3000"]

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
