api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "orders.read" = "Orders.read"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
