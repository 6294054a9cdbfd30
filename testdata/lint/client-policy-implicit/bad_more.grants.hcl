# Closed to users, and to applications on their own only if they have no grant.
api "payroll" {
  identifier = "https://payroll.example.com"
  scopes     = ["read:payslips"]

  subject_type_authorization {
    user { policy = "deny_all" }
  }
}

api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products"]

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}
