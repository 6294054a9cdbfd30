locals {
  list = ["a"]
  object = { a = 1 }
}
application "a" {
  name = local.list[5]
  description = local.object.b
  grant_types = [upper(1), nosuch("x"), upper(), upper("a", "b"), 1 / 0, "a" + 1, -"1", !1]
}
application "b" {
  name = true ? "a" : 1
  description = "yes" ? "a" : "b"
  grant_types = true ? ["a"] : [1]
}
application "c" {
  name        = "x${["a"]}"
  description = "x${null}"
  grant_types = [for x in "abc" : x]
}
application "d" {
  name        = regex("(", "x")
  description = jsondecode("{")
  grant_types = toset(["a", 1])
  client_authentication_methods = setunion(["a"], [1])
}
application "e" {
  name = upper(null)
  description = format("%d", "x")
  grant_types = [for x in ["a"] : y]
}
application "f" {
  name = length
  description = uper("x")
  grant_types = { for x in ["a", "a"] : x => 1 }
}
application "g" {
  name = coalesce(1, "a")
  description = lookup({ a = 1 }, "b")
  grant_types = concat(["a"], "b")
}
application "h" {
  name = element([], 0)
  description = tonumber("x")
  grant_types = [1 > "2", "a" && true]
}
