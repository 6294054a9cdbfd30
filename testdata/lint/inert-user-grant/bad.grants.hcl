api "invoices" {
  identifier = "https://invoices.example.com"
  scopes     = ["read:invoices", "void:invoices"]

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}

application "portal" {
  app_type = "regular_web"
}

# Meant to keep the portal from voiding invoices.
client_grant "portal" {
  client_id    = application.portal
  audience     = api.invoices
  subject_type = "user"
  scopes       = ["read:invoices"]
}
