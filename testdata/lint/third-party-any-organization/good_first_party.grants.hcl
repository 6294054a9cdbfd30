# An application of one's own may act for any organization.
api "tickets" {
  identifier = "https://tickets.example.com"
  scopes     = ["read:tickets"]
}

application "billing_run" {
  app_type = "non_interactive"
}

client_grant "billing_run" {
  client_id              = application.billing_run
  audience               = api.tickets
  subject_type           = "client"
  scopes                 = ["read:tickets"]
  organization_usage     = "require"
  allow_any_organization = true
}
