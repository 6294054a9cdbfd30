api "ledger" {
  for_each   = 2
  identifier = "https://ledger-${each.key}.example.com"
  scopes     = ["read:entries"]
}
