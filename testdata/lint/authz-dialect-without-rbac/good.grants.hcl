api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  token_dialect    = "access_token_authz"
  enforce_policies = true

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
