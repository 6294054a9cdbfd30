variable "from_line" { type = string }
variable "from_file" { type = string }
variable "in_both" { type = string }
variable "default" {
  type    = string
  default = "default"
}
variable "n" { type = number }
variable "b" { type = bool }
variable "l" { type = list(string) }
variable "untyped" {}
api "a" {
  identifier     = "https://a"
  token_lifetime = var.n
}
application "a" {
  is_first_party = var.b
  grant_types    = concat([var.from_line, var.from_file, var.in_both, var.default, var.untyped], var.l)
}
variable "scopes" { type = map(string) }
variable "mixed" { type = any }
api "given" {
  identifier = "https://given"
  scopes     = var.scopes
}
application "given" {
  for_each = var.scopes
  name     = each.value
}
