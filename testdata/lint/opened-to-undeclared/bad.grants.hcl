api "orders" {
  identifier       = "https://orders.example.com"
  scopes           = ["read:orders", "refund:orders"]
  sensitive_scopes = ["refund:orders"]

  subject_type_authorization {
    user {
      policy = "allow_all"
    }
    client {
      policy = "deny_all"
    }
  }
}
