# A third party in strict mode needs its grant under any policy, and client access always does.
api "invoices" {
  identifier = "https://invoices.example.com"
  scopes     = ["read:invoices", "void:invoices"]

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}

application "auditor" {
  app_type       = "regular_web"
  is_first_party = false
}

client_grant "auditor" {
  client_id    = application.auditor
  audience     = api.invoices
  subject_type = "user"
  scopes       = ["read:invoices"]
}

application "nightly" {
  app_type = "non_interactive"
}

client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.invoices
  subject_type = "client"
  scopes       = ["read:invoices"]
}
