api "ledger" {
  identifier = "https://ledger.eu.example.com"
  scopes     = ["read:entries"]
}

api "ledger_us" {
  identifier = "https://ledger.us.example.com"
  scopes     = ["read:entries"]
}
