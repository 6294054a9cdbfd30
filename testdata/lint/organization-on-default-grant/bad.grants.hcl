api "reports" {
  identifier = "https://reports.example.com"
  scopes     = ["read:reports"]
}

client_grant "partners" {
  default_for        = "third_party_clients"
  audience           = api.reports
  subject_type       = "client"
  scopes             = ["read:reports"]
  organization_usage = "deny"
}
