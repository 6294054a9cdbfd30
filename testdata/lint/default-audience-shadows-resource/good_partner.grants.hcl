# not reported: nobody comes whom no file names
tenant {
  default_audience           = api.shop
  resource_parameter_profile = "compatibility"
}

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
}

client_grant "partner" {
  client_id    = application.partner
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
