tenant {
  domain = "acme.eu.auth0.com"
}

application "sync" {
  app_type = "non_interactive"
}

client_grant "sync" {
  client_id    = application.sync
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}
