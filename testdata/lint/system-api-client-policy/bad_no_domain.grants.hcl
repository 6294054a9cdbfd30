# Without the tenant's domain, a tenant's host says whose API it is.
api "account" {
  identifier = "https://acme.eu.auth0.com/me/"

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}
