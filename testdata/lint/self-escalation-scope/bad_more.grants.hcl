tenant {
  domain = "acme.eu.auth0.com"
}

application "deployer" {
  app_type = "non_interactive"
}

client_grant "deployer" {
  client_id    = application.deployer
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["create:client_grants", "update:client_grants"]
}
