# not reported: a secret, and nothing else
application "billing" {
  app_type                   = "non_interactive"
  token_endpoint_auth_method = "client_secret_post"
}

# not reported: null is the same as leaving the attribute out
application "ledger" {
  app_type                      = "non_interactive"
  token_endpoint_auth_method    = null
  client_authentication_methods = ["private_key_jwt"]
}

# not reported: the list is empty
application "board" {
  app_type                      = "non_interactive"
  token_endpoint_auth_method    = "client_secret_post"
  client_authentication_methods = []
}
