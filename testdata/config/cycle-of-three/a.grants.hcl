locals {
  a = [local.b]
}
