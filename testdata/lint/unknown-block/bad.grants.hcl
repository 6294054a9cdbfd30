api "ledger" {
  identifier = "https://ledger.example.com"
  scopes     = ["read:entries"]
}

aplication "bookkeeper" {
  app_type = "regular_web"
}
