application "billing" {
  app_type                      = "non_interactive"
  token_endpoint_auth_method    = "client_secret_post"
  client_authentication_methods = ["private_key_jwt"]
}
