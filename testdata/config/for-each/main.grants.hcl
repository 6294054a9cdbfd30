locals {
  regions = ["eu", "us"]
}
application "map" {
  for_each = { crm = "CRM vendor", bi = "BI vendor" }
  name     = each.value
}
application "list" {
  for_each = ["one", "two"]
  name     = each.key
}
application "set" {
  for_each    = toset(["x", "y", "x"])
  name        = each.value
  description = each.key
}
application "local" {
  for_each = local.regions
  name     = each.key
}
application "expression" {
  for_each    = { for r in local.regions : upper(r) => { text = "In ${r}", list = [r] } }
  name        = each.value.text
  grant_types = each.value.list
}
application "instances" {
  for_each = application.map
  name     = each.value.name
}
application "none" {
  for_each = []
}
application "odd" {
  for_each = ["a b", "ü", "q\"uote", "$${x}", "[x]", "a.b"]
}
