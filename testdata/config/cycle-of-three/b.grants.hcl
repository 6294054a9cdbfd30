locals {
  b = "${local.c}"
  c = upper(local.a)
}
