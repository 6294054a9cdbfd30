# not reported: every login is for the default audience anyway
tenant {
  default_audience                          = api.mcp
  enable_dynamic_client_registration        = true
  dynamic_client_registration_security_mode = "strict"
  resource_parameter_profile                = "audience"
}

api "mcp" {
  identifier = "https://mcp.example.com/mcp"
  scopes     = ["tool:greet"]
  resource   = ["https://mcp.example.com/mcp"]

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

# not reported: no third party can get a token for it
api "inner" {
  identifier = "https://inner.example.com"
  scopes     = ["read"]
  resource   = ["https://inner.example.com"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type    = "regular_web"
  grant_types = ["authorization_code"]
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.inner
  subject_type = "user"
  scopes       = ["read"]
}
