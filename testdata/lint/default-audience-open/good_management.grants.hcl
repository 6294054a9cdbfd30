tenant {
  domain           = "acme.eu.auth0.com"
  default_audience = "https://acme.eu.auth0.com/api/v2/"
}

# not reported: open is how the platform delivers the Management API
api "management" {
  identifier = "https://acme.eu.auth0.com/api/v2/"

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}
