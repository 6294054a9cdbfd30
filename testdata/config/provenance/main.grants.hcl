variable "default" {
  type    = list(string)
  default = ["from:default"]
}
variable "file" {
  type = list(string)
}
locals {
  base  = ["read:a", "read:b"]
  admin = ["write:a", "read:a"]
  map   = { one = ["in:map"], two = ["in:map2"] }
  prod  = true
}
application "variable" {
  grant_types = concat(var.default, var.file)
}
application "concat" {
  grant_types = concat(local.base, ["here"])
}
application "conditional" {
  grant_types = local.prod ? local.admin : local.base
}
application "conditional_text" {
  grant_types = [local.prod ? "yes" : "no", local.prod ? "${local.base[0]}x" : "${local.admin[0]}y"]
}
application "template" {
  grant_types = [for s in local.base : "${s}:x"]
}
application "filter" {
  grant_types = [for s in concat(local.base, local.admin) : s if s != "write:a"]
}
application "setunion" {
  grant_types = setunion(local.base, local.admin)
}
application "distinct" {
  grant_types = distinct(concat(local.base, local.admin))
}
application "sort" {
  grant_types = sort(concat(local.admin, local.base))
}
application "toset" {
  grant_types = toset(concat(local.admin, ["here"]))
}
application "merge" {
  grant_types = merge(local.map, { three = ["in:merge"] }).three
}
application "lookup" {
  grant_types = lookup(local.map, "two", ["in:lookup"])
}
application "values" {
  grant_types = flatten(values(local.map))
}
application "split" {
  grant_types = split(",", "p,q")
}
application "json" {
  grant_types = jsondecode("[\"j\"]")
}
application "each" {
  for_each    = { x = ["each:x"], y = concat(local.map.one, ["each:y"]) }
  name        = each.key
  grant_types = each.value
}
application "heredoc" {
  description = <<-EOT
    line one
    line two
  EOT
}
api "a" {
  identifier = "https://a"
  scopes     = { for s in local.base : s => "To ${s}" }
}
