# not reported: no third party can get a token for it
api "mcp" {
  identifier = "https://mcp.example.com"
  scopes     = ["tool:greet"]
  resource   = ["https://mcp.example.com"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}
