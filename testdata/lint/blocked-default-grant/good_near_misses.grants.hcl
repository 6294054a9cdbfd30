api "payroll" {
  identifier = "https://payroll.example.com"
  scopes     = ["read:payslips"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

api "stock" {
  identifier = "https://stock.example.com"
  scopes     = ["read:stock"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

# not reported: the other subject type is denied
third_party_default "payroll" {
  audience     = api.payroll
  subject_type = "user"
  scopes       = ["read:payslips"]
}

# not reported: likewise
third_party_default "orders" {
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

# not reported: an open policy blocks nobody
third_party_default "stock" {
  audience     = api.stock
  subject_type = "user"
  scopes       = ["read:stock"]
}
