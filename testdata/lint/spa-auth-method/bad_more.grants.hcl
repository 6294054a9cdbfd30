application "phone" {
  app_type                      = "native"
  client_authentication_methods = ["private_key_jwt"]
}

# It also acts as itself, for which it needs its secret.
application "console" {
  app_type                   = "spa"
  token_endpoint_auth_method = "client_secret_basic"
  grant_types                = ["authorization_code", "client_credentials"]
}
