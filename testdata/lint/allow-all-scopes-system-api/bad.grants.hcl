tenant {
  domain = "acme.eu.auth0.com"
}

application "provisioner" {
  app_type = "non_interactive"
}

client_grant "provisioner" {
  client_id        = application.provisioner
  audience         = "https://acme.eu.auth0.com/api/v2/"
  subject_type     = "client"
  allow_all_scopes = false
  scopes           = ["read:users"]
}
