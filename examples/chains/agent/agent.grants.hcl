# An agent of one's own: an MCP server that is called for a user, and calls another API on behalf of the same user.

api "mcp" {
  name       = "MCP server"
  identifier = "https://mcp.example.com/mcp"
  scopes = {
    "tool:orders" = "Use the tool orders"
  }
  enforce_policies     = true
  allow_offline_access = true
  token_lifetime       = 3600

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

# Nobody is there to be asked when a token is exchanged, so the API skips consent for applications of one's own.
api "orders" {
  name       = "Orders"
  identifier = "https://api.example.com/orders"
  scopes = {
    "read:orders" = "Read orders"
  }
  enforce_policies                                = true
  token_lifetime                                  = 3600
  skip_consent_for_verifiable_first_party_clients = true

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

# What the user sees, and logs in to.
application "assistant" {
  name                       = "Assistant"
  app_type                   = "regular_web"
  token_endpoint_auth_method = "client_secret_post"
  grant_types                = ["authorization_code", "refresh_token"]
}

client_grant "assistant" {
  client_id    = application.assistant
  audience     = api.mcp
  subject_type = "user"
  scopes       = ["tool:orders"]
}

# The MCP server itself, which exchanges the token that it was called with.
application "mcp_server" {
  name                       = "MCP server"
  app_type                   = "resource_server"
  resource_server_identifier = api.mcp
  token_endpoint_auth_method = "client_secret_post"
  grant_types                = [] # no user logs in to it

  token_exchange {
    allow_any_profile_of_type = ["on_behalf_of_token_exchange"]
  }
}

client_grant "mcp_server" {
  client_id    = application.mcp_server
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# A token that is exchanged carries what the role of the user permits.
role "customer" {
  permission {
    api    = api.mcp
    scopes = ["tool:orders"]
  }

  permission {
    api    = api.orders
    scopes = ["read:orders"]
  }
}
