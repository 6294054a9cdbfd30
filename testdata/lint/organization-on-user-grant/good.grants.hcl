api "reports" {
  identifier = "https://reports.example.com"
  scopes     = ["read:reports"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "dashboard" {
  app_type = "regular_web"
}

client_grant "dashboard" {
  client_id              = application.dashboard
  audience               = api.reports
  subject_type           = "user"
  scopes                 = ["read:reports"]
}
