# The subject type is implicit, and the application is public by its authentication method.
api "tickets" {
  identifier = "https://tickets.example.com"
  scopes     = ["read:tickets"]
}

application "importer" {
  app_type                   = "non_interactive"
  token_endpoint_auth_method = "none"
}

client_grant "importer" {
  client_id = application.importer
  audience  = api.tickets
  scopes    = ["read:tickets"]
}
