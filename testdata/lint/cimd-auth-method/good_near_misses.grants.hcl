api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# not reported: by dynamic registration it was handed a secret
application "price_watch" {
  app_type                   = "regular_web"
  is_first_party             = false
  third_party_security_mode  = "strict"
  external_metadata_type     = "dcr"
  token_endpoint_auth_method = "client_secret_post"
}

# not reported: a key is fine
application "mcp_client" {
  app_type                      = "regular_web"
  is_first_party                = false
  third_party_security_mode     = "strict"
  external_metadata_type        = "cimd"
  client_authentication_methods = ["private_key_jwt"]
}

# not reported: an administrator registered it
application "courier" {
  app_type                   = "regular_web"
  is_first_party             = false
  third_party_security_mode  = "strict"
  token_endpoint_auth_method = "client_secret_basic"
}
