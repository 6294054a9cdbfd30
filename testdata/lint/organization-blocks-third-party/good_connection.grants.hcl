api "mcp" {
  identifier = "https://mcp.example.com/mcp"
  scopes     = ["tool:greet"]

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
  organization_usage        = "require"
}

client_grant "partner" {
  client_id    = application.partner
  audience     = api.mcp
  subject_type = "user"
  scopes       = ["tool:greet"]
}

connection "users" {
  strategy             = "auth0"
  is_domain_connection = true
}

organization "acme" {
  third_party_client_access = "allow"
  enabled_connections       = [connection.staff, connection.users]
}

# not reported: one of the connections of the organization is promoted
connection "staff" {
  strategy             = "samlp"
  is_domain_connection = false
}
