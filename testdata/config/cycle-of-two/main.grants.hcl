locals {
  a = local.b
  b = local.a
}
application "x" {
  name = local.a
}
