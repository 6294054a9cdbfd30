# What is denied to applications on their own is still open to users.
api "payroll" {
  identifier = "https://payroll.example.com"
  scopes     = ["read:salaries"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "self_service" {
  app_type = "spa"
}

client_grant "self_service" {
  client_id    = application.self_service
  audience     = api.payroll
  subject_type = "user"
  scopes       = ["read:salaries"]
}
