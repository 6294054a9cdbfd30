api "orders" {
  name       = "Orders"
  identifier = "https://api.acme.example/orders"

  scopes = {
    "read:orders"   = "Read orders"
    "write:orders"  = "Place and change orders"
    "refund:orders" = "Pay back"
  }

  sensitive_scopes = ["refund:orders"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
