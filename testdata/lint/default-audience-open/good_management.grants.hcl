tenant {
  domain           = "acme.eu.auth0.com"
  default_audience = "https://acme.eu.auth0.com/api/v2/"
}

# not reported: the Management API, where users need a grant
api "management" {
  identifier = "https://acme.eu.auth0.com/api/v2/"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
