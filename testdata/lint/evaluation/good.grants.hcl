locals {
  hosts = { prod = "ledger.example.com" }
}

api "ledger" {
  identifier = "https://${local.hosts["prod"]}"
  scopes     = ["read:entries"]
}
