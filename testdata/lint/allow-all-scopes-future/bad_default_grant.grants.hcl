# Every third party, now and later, gets every scope, now and later.
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "cancel:orders"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

third_party_default "orders" {
  audience         = api.orders
  subject_type     = "user"
  allow_all_scopes = true
}
