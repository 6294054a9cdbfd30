# not reported: no third party logs users in
api "mcp" {
  identifier = "https://mcp.example.com/mcp"
  scopes     = ["tool:greet"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

connection "users" {
  strategy             = "auth0"
  is_domain_connection = false
}

application "worker" {
  app_type                  = "non_interactive"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["client_credentials"]
}
