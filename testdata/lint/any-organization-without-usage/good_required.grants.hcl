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
  organization_usage     = "require"
  allow_any_organization = true
}

# Without any organization, none has to be allowed.
client_grant "exporter_all" {
  client_id              = application.importer
  audience               = api.reports
  subject_type           = "client"
  scopes                 = ["read:reports"]
  allow_any_organization = false
}

application "importer" {
  app_type = "non_interactive"
}
