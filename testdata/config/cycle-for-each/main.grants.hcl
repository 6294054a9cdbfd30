application "a" {
  for_each = application.b
}
application "b" {
  for_each = { for k in local.keys : k => k }
}
locals {
  keys = [for a in values(application.a) : a.name]
}
