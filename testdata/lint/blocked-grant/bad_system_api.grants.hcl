tenant {
  domain = "acme.eu.auth0.com"
}

application "sync" {
  app_type = "non_interactive"
}

# The My Account API serves users only. Without subject_type the grant is for client access.
client_grant "sync" {
  client_id = application.sync
  audience  = "https://acme.eu.auth0.com/me/"
  scopes    = ["read:me:factors"]
}
