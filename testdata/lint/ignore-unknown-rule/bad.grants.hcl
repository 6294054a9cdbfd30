# grants:ignore open-user-polcy: everybody in the company may read the catalogue
api "catalogue" {
  identifier = "https://catalogue.example.com"

  subject_type_authorization {
    user { policy = "require_client_grant" } # grants:ignore all: we know
  }
}

# grants:ignore open-user-policy, unlimited-users: everybody in the company may read orders
api "orders" {
  identifier = "https://orders.example.com"
}
