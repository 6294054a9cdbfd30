tenant {
  domain = "acme.eu.auth0.com"
}

application "report" {
  app_type = "non_interactive"
}

client_grant "report" {
  client_id    = application.report
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users", "read:logs"]
}
