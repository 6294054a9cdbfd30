locals {
  hosts = { prod = "ledger.example.com" }
}

api "ledger" {
  identifier = "https://${local.hosts["dev"]}"
  scopes     = ["read:entries"]
}
