api "invoices" {
  identifier = "https://invoices.example.com"
  scopes     = ["read:invoices", "void:invoices"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "billing" {
  app_type = "regular_web"
}

client_grant "billing" {
  client_id    = application.billing
  audience     = api.invoices
  subject_type = "user"
  scopes       = ["read:invoices"]
}
