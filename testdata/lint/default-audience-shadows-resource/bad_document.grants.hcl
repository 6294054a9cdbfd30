tenant {
  default_audience                      = api.shop
  client_id_metadata_document_supported = true
  resource_parameter_profile            = "compatibility"
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

api "shop" {
  identifier = "https://shop.example.com"
  scopes     = ["read"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "shop" {
  app_type    = "regular_web"
  grant_types = ["authorization_code"]
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.shop
  subject_type = "user"
  scopes       = ["read"]
}

application "agent" {
  app_type                      = "regular_web"
  is_first_party                = false
  external_metadata_type        = "cimd"
  external_client_id            = "https://agent.example.com/client.json"
  client_authentication_methods = ["private_key_jwt"]
}
