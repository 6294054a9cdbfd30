tenant {
  domain           = "acme.eu.auth0.com"
  default_audience = "https://acme.eu.auth0.com/me/"
}

# The platform keeps this API closed, and the file opens it.
api "account" {
  identifier = "https://acme.eu.auth0.com/me/"

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}
