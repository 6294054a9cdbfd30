locals {
  a = [
  b = 2
}
application "x" {
  name = local.a
}
variable "v" {
  default = {
}
application "y" {
  name = var.v
}
