locals {
  clerk   = concat(local.auditor, ["post:entries"])
  auditor = setsubtract(local.clerk, ["post:entries"])
}

api "ledger" {
  identifier = "https://ledger.example.com"
  scopes     = local.clerk
}
