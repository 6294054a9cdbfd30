# not reported: for users the policy exists
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

# not reported: silence means "require_client_grant"
api "stock" {
  identifier = "https://stock.example.com"
  scopes     = ["read:stock"]
}

# not reported: this one exists for both
api "payroll" {
  identifier = "https://payroll.example.com"
  scopes     = ["read:payslips"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}
