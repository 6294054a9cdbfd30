locals {
  urls = ["http://mcp.example.com/mcp", "https://mcp.example.com/", "https://mcp.example.org/mcp", "https://MCP.example.com/mcp"]
}

tenant {
  resource_parameter_profile = "compatibility"
}

api "mcp" {
  identifier = "https://mcp.example.com/mcp"
  scopes     = ["tool:greet"]
  resource   = local.urls

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

api "here" {
  identifier = "http://localhost:3000/mcp"
  scopes     = []
  resource   = ["http://127.0.0.1:3000/mcp"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

api "slash" {
  identifier = "https://slash.example.com/"
  scopes     = []
  resource   = ["https://slash.example.com"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}
