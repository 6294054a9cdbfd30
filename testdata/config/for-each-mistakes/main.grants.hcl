application "duplicate" {
  for_each = ["a", "b", "a"]
}
application "number" {
  for_each = ["a", 1]
}
application "string" {
  for_each = "abc"
}
application "null" {
  for_each = null
}
application "null-element" {
  for_each = ["a", null]
}
application "empty-key" {
  for_each = ["a", ""]
}
application "control" {
  for_each = { "a\n" = 1 }
}
application "too-many" {
  for_each = [for i in range(10001) : "n${i}"]
}
application "bool" {
  for_each = true
}
application "self" {
  for_each = each.key
}
application "outside" {
  name        = each.key
  description = each.value
}
application "other" {
  for_each = ["a"]
  name     = each.name
  description = each
}
application "objects" {
  for_each = [{ name = "x" }, { name = "y" }]
}
tenant {
  for_each = ["a"]
}
locals {
  x = each.key
}
client_grant "refers" {
  client_id = application.duplicate["a"].client_id
  audience  = api.a
}
api "a" {
  identifier = "https://a"
}
