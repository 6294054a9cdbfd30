api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "write:orders"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
