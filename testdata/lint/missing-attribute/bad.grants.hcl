api "ledger" {
  scopes = ["read:entries"]
}
