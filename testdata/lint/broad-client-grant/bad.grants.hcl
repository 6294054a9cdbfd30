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
  scopes       = [
    "read:users",
    "update:users",
    "delete:users",
    "create:users",
    "read:logs",
    "read:clients",
    "update:clients",
    "read:connections",
    "update:connections",
    "read:roles",
    "update:roles",
  ]
}
