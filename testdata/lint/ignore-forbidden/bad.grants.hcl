# grants:ignore unknown-value: the next release knows it
api "orders" {
  identifier = "https://orders.example.com"

  subject_type_authorization {
    user { policy = "require_client_grant" } # grants:ignore ignore-unused: only in production
  }
}

# grants:ignore open-user-policy, duplicate-name: everybody in the company may read the catalogue
api "catalogue" {
  identifier = "https://catalogue.example.com"
}
