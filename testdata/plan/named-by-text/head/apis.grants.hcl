api "ledger" {
  identifier       = "https://api.acme.example/ledger"
  scopes           = ["read:ledger", "close:ledger"]
  sensitive_scopes = ["close:ledger"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

api "orders" {
  identifier = "https://api.acme.example/orders"
  scopes     = ["read:orders"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
