application "ledger" {
  app_type                      = "non_interactive"
  token_endpoint_auth_method    = "client_secret_basic"
  client_authentication_methods = ["tls_client_auth"]
}

application "board" {
  app_type                      = "spa"
  token_endpoint_auth_method    = "none"
  client_authentication_methods = ["private_key_jwt"]
}
