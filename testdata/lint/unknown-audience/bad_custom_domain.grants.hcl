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

# Applications sign in through this domain. The audience keeps the tenant's own.
client_grant "sync" {
  client_id    = application.sync
  audience     = "https://login.example.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}

# Another stage's.
client_grant "report" {
  client_id    = application.report
  audience     = "https://acme-dev.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}

# Nothing has replaced the keywords.
client_grant "export" {
  client_id    = application.export
  audience     = "https://@@DOMAIN@@/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}

client_grant "audit" {
  client_id    = application.audit
  audience     = "##AUDIENCE##"
  subject_type = "client"
  scopes       = ["read:users"]
}
