api "payroll" {
  identifier = "https://payroll.example.com"
  scopes     = ["read:salaries", "run:payroll"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "month_end" {
  app_type = "non_interactive"
}

client_grant "month_end" {
  client_id    = application.month_end
  audience     = api.payroll
  subject_type = "client"
  scopes       = ["run:payroll"]
}
