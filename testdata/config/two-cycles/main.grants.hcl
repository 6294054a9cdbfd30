locals {
  a = local.b
  b = local.a
  c = [local.d, local.a]
  d = local.c
}
