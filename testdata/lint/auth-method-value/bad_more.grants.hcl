application "ledger" {
  app_type                      = "non_interactive"
  client_authentication_methods = ["client_secret_post"]
}

application "board" {
  app_type                      = "non_interactive"
  client_authentication_methods = ["tls_client_aut"]
}
