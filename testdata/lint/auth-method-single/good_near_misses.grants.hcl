# not reported: one method
application "billing" {
  app_type                      = "non_interactive"
  client_authentication_methods = ["tls_client_auth"]
}

# not reported: none, so that a secret is used
application "ledger" {
  app_type                      = "non_interactive"
  client_authentication_methods = []
}

# not reported: one method, listed twice
application "board" {
  app_type                      = "non_interactive"
  client_authentication_methods = ["private_key_jwt", "private_key_jwt"]
}
