api "orders" {
  identifier = "https://orders.example.com"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# grants:ignore open-user-policy: everybody in the company may read the catalogue
api "catalogue" {
  identifier = "https://catalogue.example.com"
}
