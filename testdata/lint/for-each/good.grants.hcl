api "ledger" {
  for_each   = ["eu", "us"]
  identifier = "https://ledger-${each.key}.example.com"
  scopes     = ["read:entries"]
}
