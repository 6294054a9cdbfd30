# Only client access is denied, and that is what a default grant without subject_type is for.
api "payroll" {
  identifier = "https://payroll.example.com"
  scopes     = ["read:payslips"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

third_party_default "payroll" {
  audience = api.payroll
  scopes   = ["read:payslips"]
}
