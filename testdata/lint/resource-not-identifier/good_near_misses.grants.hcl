# not reported: the same, byte for byte
api "mcp" {
  identifier = "https://mcp.example.com/mcp"
  scopes     = ["tool:greet"]
  resource   = ["https://mcp.example.com/mcp"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

# not reported: nothing says what clients send
api "other" {
  identifier = "https://other.example.com"
  scopes     = []

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

# not reported: no URL is named
api "none" {
  identifier = "https://none.example.com"
  scopes     = []
  resource   = []

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}
