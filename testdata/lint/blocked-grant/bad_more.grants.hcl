api "payroll" {
  identifier = "https://payroll.example.com"
  scopes     = ["read:payslips"]

  subject_type_authorization {
    user   { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

application "page" {
  app_type = "spa"
}

application "portal" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

client_grant "page" {
  client_id    = application.page
  audience     = api.payroll
  subject_type = "user"
  scopes       = ["read:payslips"]
}

client_grant "portal" {
  client_id    = application.portal
  audience     = api.payroll
  subject_type = "user"
  scopes       = []
}
