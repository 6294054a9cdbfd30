variable "stage" {
  type    = string
  default = "dev"
}

api "ledger" {
  identifier = "https://ledger.${var.stage}.example.com"
  scopes     = ["read:entries"]
}
