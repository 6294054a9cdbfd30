api "reports" {
  identifier = "https://reports.example.com"
  scopes     = ["read:reports"]
}

application "exporter" {
  app_type = "non_interactive"
}

client_grant "exporter" {
  client_id              = application.exporter
  audience               = api.reports
  subject_type           = "client"
  scopes                 = ["read:reports"]
  allow_any_organization = true
}
