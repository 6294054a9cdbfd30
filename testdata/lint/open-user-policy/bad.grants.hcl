api "invoices" {
  identifier = "https://invoices.example.com"
  scopes     = ["read:invoices", "void:invoices"]

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}

application "billing" {
  app_type = "regular_web"
}
