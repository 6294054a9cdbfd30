api "orders" {
  identifier       = "https://api.acme.example/orders"
  scopes           = ["read:orders", "refund:orders", "write:orders"]
  sensitive_scopes = ["refund:orders"]

  subject_type_authorization {
    client { policy = "require_client_grant" }
  }
}

api "ledger" {
  identifier = "https://api.acme.example/ledger"
  name       = "General ledger"
  scopes     = ["read:entries"]
}
