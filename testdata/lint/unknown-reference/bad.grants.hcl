api "ledger" {
  identifier = "https://ledger.example.com"
  scopes     = ["read:entries"]
}

application "bookkeeper" {
  app_type = "non_interactive"
}

client_grant "bookkeeper" {
  client_id    = application.bookeeper
  audience     = api.ledger
  subject_type = "client"
  scopes       = ["read:entries"]
}
