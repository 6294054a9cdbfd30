tenant {
  domain = "acme.eu.auth0.com"
}

api "management" {
  identifier = "https://globex.eu.auth0.com/api/v2/"
  scopes = {
    "read:users" = "Read users"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
