variable "stage" {
  type = string
}

api "ledger" {
  identifier = "https://ledger.${var.stage}.example.com"
  scopes     = ["read:entries"]
}
