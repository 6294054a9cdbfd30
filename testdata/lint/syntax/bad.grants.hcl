api "ledger" {
  identifier = "https://ledger.example.com"
  scopes     = ["read:entries", "post:entries"
}
