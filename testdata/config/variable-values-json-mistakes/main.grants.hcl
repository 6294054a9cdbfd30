variable "stage" { type = string }
variable "readers" { type = list(string) }
variable "limits" { type = object({ strict = bool, count = number }) }

api "a" {
  identifier     = "https://${var.stage}.example.com"
  scopes         = var.readers
  token_lifetime = var.limits.strict ? var.limits.count : 60
}
