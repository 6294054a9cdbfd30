# grants:ignore open-user-policy: moves behind grants with the next release until 2026-10-31
api "orders" {
  identifier = "https://orders.example.com"
}

api "returns" {
  identifier = "https://returns.example.com"

  subject_type_authorization {
    user { policy = "allow_all" } # grants:ignore open-user-policy: as orders until 2026-09-30
  }
}

/* grants:ignore open-user-policy: the vendor's migration is running until 2025-12-31 */
api "prices" {
  identifier = "https://prices.example.com"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
