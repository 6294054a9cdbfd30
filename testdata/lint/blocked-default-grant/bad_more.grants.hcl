api "payroll" {
  identifier = "https://payroll.example.com"
  scopes     = ["read:payslips"]

  subject_type_authorization {
    user   { policy = "deny_all" }
    client { policy = "deny_all" }
  }
}

third_party_default "payroll" {
  audience     = api.payroll
  subject_type = "user"
  scopes       = ["read:payslips"]
}
