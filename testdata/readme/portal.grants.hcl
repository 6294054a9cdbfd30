api "billing" {
  identifier = "https://billing.example.com"
  scopes = {
    "read:invoices" = "Read invoices"
    "read:payments" = "Read payments"
  }

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "portal" {
  app_type = "regular_web"
}

client_grant "portal" {
  client_id    = application.portal
  audience     = api.billing
  subject_type = "user"
  scopes       = ["read:invoices", "raed:payments"]
}
