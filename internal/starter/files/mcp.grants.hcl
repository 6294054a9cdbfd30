# An MCP server whose clients register themselves: the least settings by which a user of such a client gets a token.

tenant {
  # strangers may register a client, and it is held strictly
  enable_dynamic_client_registration        = true
  dynamic_client_registration_security_mode = "strict"

  # clients of the Model Context Protocol name the API by resource
  resource_parameter_profile = "compatibility"

  # whoever shows a metadata document would have to be registered by hand
  client_id_metadata_document_supported = false
}

# Third parties log users in by a connection that is promoted, and by no other.
connection "users" {
  name                 = "Username-Password-Authentication"
  strategy             = "auth0"
  is_domain_connection = true
}

api "mcp" {
  name       = "MCP server"
  identifier = "https://mcp.example.com/mcp"
  resource   = ["https://mcp.example.com/mcp"] # what clients send, byte for byte the identifier
  scopes = {
    "tool:greet" = "Use the tool greet"
    "tool:look"  = "Use the tool look"
  }
  enforce_policies = true

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

# What a client gets that nobody has made a grant for.
third_party_default "mcp" {
  audience     = api.mcp
  subject_type = "user"
  scopes       = ["tool:greet", "tool:look"]
}
