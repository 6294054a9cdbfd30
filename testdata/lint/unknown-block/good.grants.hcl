api "ledger" {
  identifier = "https://ledger.example.com"
  scopes     = ["read:entries"]
}

application "bookkeeper" {
  app_type = "regular_web"
}
