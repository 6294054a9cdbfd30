tenant {
  domain = "acme.eu.auth0.com"
}

api "organization" {
  identifier = "https://acme.eu.auth0.com/my-org/"

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

api "management" {
  identifier = "https://acme.eu.auth0.com/api/v2/"

  subject_type_authorization {
    client { policy = "deny_all" }
  }
}
