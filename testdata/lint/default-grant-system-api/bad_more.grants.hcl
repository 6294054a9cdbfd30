tenant {
  domain = "acme.eu.auth0.com"
}

third_party_default "management" {
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "user"
  scopes       = ["read:current_user"]
}

third_party_default "factors" {
  audience     = "https://acme.eu.auth0.com/mfa/"
  subject_type = "user"
  scopes       = ["enroll"]
}
