tenant {
  domain = "acme.eu.auth0.com"
}

api "members" {
  identifier = "https://members.example.com"
  scopes     = ["read:me:factors"]
}

third_party_default "members" {
  audience     = "https://acme.eu.auth0.com/me/"
  subject_type = "user"
  scopes       = ["read:me:factors"]
}
