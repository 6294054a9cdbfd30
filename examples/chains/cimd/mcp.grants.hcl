# An MCP server for clients that show a metadata document (CIMD): each of them is registered by an administrator, by the URL of its document.

tenant {
  # clients are told that they may show a document, and none may register itself
  client_id_metadata_document_supported = true
  enable_dynamic_client_registration    = false

  # clients of the Model Context Protocol name the API by resource
  resource_parameter_profile = "compatibility"
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
  enforce_policies     = true
  allow_offline_access = true
  token_lifetime       = 3600

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

# The only client that gets in. It has no secret: it proves who it is by nothing, or by its keys.
application "assistant" {
  name                       = "Assistant"
  app_type                   = "native"
  is_first_party             = false
  third_party_security_mode  = "strict"
  external_metadata_type     = "cimd"
  external_client_id         = "https://assistant.example.com/oauth/client.json"
  token_endpoint_auth_method = "none"
  grant_types                = ["authorization_code", "refresh_token"]
}

client_grant "assistant" {
  client_id    = application.assistant
  audience     = api.mcp
  subject_type = "user"
  scopes       = ["tool:greet", "tool:look"]
}
