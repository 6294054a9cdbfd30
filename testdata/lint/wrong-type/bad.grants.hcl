api "ledger" {
  identifier      = "https://ledger.example.com"
  enforce_policies = "yes"
}
