tenant {
  domain = "acme.eu.auth0.com"
}

application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

client_grant "partner" {
  client_id    = application.partner
  audience     = "https://acme.eu.auth0.com/me/"
  subject_type = "user"
  scopes       = ["read:me:factors"]
}

application "agent" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

client_grant "agent" {
  client_id    = application.agent
  audience     = "https://acme.eu.auth0.com/mfa/"
  subject_type = "user"
  scopes       = ["enroll"]
}
