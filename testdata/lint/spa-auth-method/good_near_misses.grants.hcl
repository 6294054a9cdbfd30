tenant {
  enable_dynamic_client_registration        = true
  dynamic_client_registration_security_mode = "strict"
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = { "read:orders" = "Read orders" }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# not reported: no method is stated, and an operation sends "none"
application "shop" {
  app_type = "spa"
}

# not reported: it exchanges no codes
application "console" {
  app_type                   = "spa"
  token_endpoint_auth_method = "client_secret_post"
  grant_types                = ["client_credentials"]
}

client_grant "console" {
  client_id    = application.console
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

# not reported: a web application keeps a secret
application "web" {
  app_type                   = "regular_web"
  token_endpoint_auth_method = "client_secret_post"
}

# not reported: it registered itself, and is not ours to correct
application "agent" {
  app_type                   = "native"
  is_first_party             = false
  external_metadata_type     = "dcr"
  token_endpoint_auth_method = "client_secret_post"
  grant_types                = ["authorization_code"]
}
