locals {
  a = local.a
}
api "x" {
  identifier = api.x.identifier
}
application "y" {
  for_each = application.y
}
variable "v" {
  default = var.v
}
