# grants:ignore open-user-policy: everybody in the company may read the catalogue
api "catalogue" {
  identifier = "https://catalogue.example.com"

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}

# grants:ignore open-user-policy: everybody in the company may read orders
api "orders" {
  identifier = "https://orders.example.com"
}
