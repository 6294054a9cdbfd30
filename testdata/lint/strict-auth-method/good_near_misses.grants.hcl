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

# not reported: a signed token is fine
application "courier" {
  app_type                      = "regular_web"
  is_first_party                = false
  third_party_security_mode     = "strict"
  client_authentication_methods = ["private_key_jwt"]
}

# not reported: permissive mode takes certificates
application "old_shop" {
  app_type                      = "regular_web"
  is_first_party                = false
  third_party_security_mode     = "permissive"
  client_authentication_methods = ["tls_client_auth"]
}

# not reported: so do applications of one's own
application "shop" {
  app_type                      = "regular_web"
  client_authentication_methods = ["tls_client_auth"]
}

# not reported: a secret is fine
application "page" {
  app_type                   = "regular_web"
  is_first_party             = false
  third_party_security_mode  = "strict"
  token_endpoint_auth_method = "client_secret_post"
}
