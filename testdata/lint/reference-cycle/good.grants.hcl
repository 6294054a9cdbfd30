locals {
  clerk   = concat(local.auditor, ["post:entries"])
  auditor = ["read:entries"]
}

api "ledger" {
  identifier = "https://ledger.example.com"
  scopes     = local.clerk
}
