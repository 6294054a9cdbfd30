tenant {
  enable_dynamic_client_registration        = true
  dynamic_client_registration_security_mode = "strict"
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

connection "staff" {
  strategy             = "auth0"
  is_domain_connection = false
}

connection "users" {
}
