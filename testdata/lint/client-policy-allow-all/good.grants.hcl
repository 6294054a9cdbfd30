api "ledger" {
  identifier = "https://ledger.example.com"
  scopes     = ["read:entries"]

  subject_type_authorization {
    user   { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}
