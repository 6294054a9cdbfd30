tenant {
  domain = "acme.eu.auth0.com"
}

application "sync" {
  app_type = "non_interactive"
}

application "report" {
  app_type = "non_interactive"
}

application "export" {
  app_type = "non_interactive"
}

application "audit" {
  app_type = "non_interactive"
}

client_grant "sync" {
  client_id    = application.sync
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}

client_grant "report" {
  client_id    = application.report
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}

client_grant "export" {
  client_id    = application.export
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}

client_grant "audit" {
  client_id    = application.audit
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}
