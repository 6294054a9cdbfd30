api "orders" {
  identifier = ""
  scopes = {
    "read:orders" = "Read orders"
  }
  name = "Orders"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
