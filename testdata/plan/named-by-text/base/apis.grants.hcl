api "invoices" {
  identifier       = "https://api.acme.example/invoices"
  scopes           = ["read:invoices", "void:invoices"]
  sensitive_scopes = ["void:invoices"]
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
