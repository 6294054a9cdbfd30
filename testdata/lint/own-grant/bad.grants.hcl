tenant {
  domain = "acme.eu.auth0.com"
}

application "deployer" {
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

application "pipeline" {
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

client_grant "deployer" {
  client_id    = application.deployer
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["create:client_grants", "read:client_grants"]
}
