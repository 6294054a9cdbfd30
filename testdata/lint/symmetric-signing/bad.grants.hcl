api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  signing_alg = "HS256"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
