application "importer" {
  app_type                   = "non_interactive"
  token_endpoint_auth_method = "none"
  grant_types                = ["client_credentials"]
}
