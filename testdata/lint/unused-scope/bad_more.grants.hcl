api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:bills"  = "Read bills"
    "write:bills" = "Write bills"
    "audit:bills" = "Audit bills"
  }

  subject_type_authorization {
    user { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

application "nightly" {
  app_type = "non_interactive"
}

client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.bills
  subject_type = "client"
  scopes       = ["read:bills"]
}
