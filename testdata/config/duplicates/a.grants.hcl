tenant {}
locals {
  x = 1
}
variable "v" { default = 1 }
api "a" { identifier = "https://a" }
application "a" {}
application "a" { name = "again" }
