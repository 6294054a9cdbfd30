api "orders" {
  identifier = "https://orders.example.com"
  scopes     = [for i in range(1000) : "read:orders-${i}"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
