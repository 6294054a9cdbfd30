locals {
  writers = [local.one]
  one     = "write:${local.thing}"
}
