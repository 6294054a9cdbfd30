api "mcp" {
  identifier = "https://mcp.example.com/mcp"
  scopes     = ["tool:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

# Open to users of every application of one's own.
api "catalogue" {
  identifier = "https://api.example.com/catalogue"
  scopes     = ["read:products"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "deny_all" }
  }
}

# not reported: it needs no grant for the open API
application "mcp_server" {
  app_type                   = "resource_server"
  resource_server_identifier = api.mcp

  token_exchange {
    allow_any_profile_of_type = ["on_behalf_of_token_exchange"]
  }
}

# not reported: it exchanges nothing, and says so
application "closed_server" {
  app_type                   = "resource_server"
  resource_server_identifier = api.mcp

  token_exchange {
    allow_any_profile_of_type = []
  }
}

# not reported: a profile of its own is another exchange, for which no grant is documented
application "importer" {
  app_type    = "regular_web"
  grant_types = ["client_credentials"]

  token_exchange {
    allow_any_profile_of_type = ["custom_authentication"]
  }
}

client_grant "importer" {
  client_id    = application.importer
  audience     = api.mcp
  subject_type = "client"
  scopes       = ["tool:orders"]
}
