api "ledger" {
  identifier = "https://ledger.example.com"

  subject_type_authorization {
    user { policy = "require_grant" }
  }
}
