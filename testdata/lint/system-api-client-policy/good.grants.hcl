tenant {
  domain = "acme.eu.auth0.com"
}

api "account" {
  identifier = "https://acme.eu.auth0.com/me/"

  subject_type_authorization {
    client { policy = "deny_all" }
  }
}
