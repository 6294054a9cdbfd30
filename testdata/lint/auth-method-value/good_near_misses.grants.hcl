# not reported: the platform knows it
application "billing" {
  app_type                      = "non_interactive"
  client_authentication_methods = ["self_signed_tls_client_auth"]
}

# not reported: methods with a secret have an attribute of their own
application "ledger" {
  app_type                   = "non_interactive"
  token_endpoint_auth_method = "client_secret_post"
}

# not reported: the list is empty
application "board" {
  app_type                      = "non_interactive"
  client_authentication_methods = []
}
