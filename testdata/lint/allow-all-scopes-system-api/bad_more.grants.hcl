tenant {
  domain = "acme.eu.auth0.com"
}

application "profile" {
  app_type = "regular_web"
}

client_grant "profile" {
  client_id        = application.profile
  audience         = "https://acme.eu.auth0.com/me/"
  subject_type     = "user"
  scopes           = ["read:me:factors"]
  allow_all_scopes = false
}

application "members" {
  app_type = "regular_web"
}

client_grant "members" {
  client_id        = application.members
  audience         = "https://acme.eu.auth0.com/my-org/"
  subject_type     = "user"
  allow_all_scopes = true
}
