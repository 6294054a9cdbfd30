tenant {
  domain = "acme.eu.auth0.com"
}

api "management" {
  identifier = "https://acme.eu.auth0.com/api/v2/"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
