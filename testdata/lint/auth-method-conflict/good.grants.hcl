application "billing" {
  app_type                      = "non_interactive"
  client_authentication_methods = ["private_key_jwt"]
}
