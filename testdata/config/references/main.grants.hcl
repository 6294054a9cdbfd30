api "x" {
  identifier = "https://x"
  name       = "X"
  scopes     = { read = "Read", write = "Write" }
}
api "many" {
  for_each   = { a = "https://many.a", b = "https://many.b" }
  identifier = each.value
  scopes     = ["s-${each.key}"]
}
application "web" {
  client_id = "id-of-web"
}
application "new" {}
application "partner" {
  for_each = { crm = "CRM", bi = "BI" }
  name     = each.value
}
client_grant "whole" {
  client_id = application.web
  audience  = api.x
}
client_grant "attribute" {
  client_id = application.web.client_id
  audience  = api.x.identifier
}
client_grant "literal" {
  client_id = "id-of-web"
  audience  = "https://x"
}
client_grant "interpolated" {
  client_id = "${application.web.client_id}"
  audience  = "${api.x.identifier}"
}
client_grant "key" {
  client_id = application.partner["crm"]
  audience  = api.many["a"].identifier
}
client_grant "key_attribute" {
  client_id = application.partner["crm"].client_id
  audience  = (api.many["a"])
}
client_grant "each" {
  for_each  = { crm = "a", bi = "b" }
  client_id = application.partner[each.key].client_id
  audience  = api.many[each.value].identifier
  scopes    = api.many[each.value].scopes
}
client_grant "each_whole" {
  for_each  = ["crm"]
  client_id = application.partner[each.key]
  audience  = api.x
  scopes    = api.x.scopes
}
client_grant "conditional" {
  client_id = 1 > 2 ? application.web.client_id : application.new.client_id
  audience  = true ? api.x.identifier : api.many["b"].identifier
}
client_grant "conditional_whole" {
  client_id = false ? application.web : application.new
  audience  = api.x
}
client_grant "new" {
  client_id = application.new.client_id
  audience  = "https://x${""}"
}
client_grant "through_local" {
  client_id = local.app
  audience  = local.api
  scopes    = [for s in api.x.scopes : s if s != "write"]
}
client_grant "attr_key" {
  client_id = application.partner.crm
  audience  = api.many.a.identifier
}
client_grant "values" {
  for_each  = application.partner
  client_id = each.value.client_id
  audience  = api.x
}
client_grant "values_whole" {
  for_each  = application.partner
  client_id = each.value
  audience  = api.x
}
locals {
  app = application.new.client_id
  api = api.x.identifier
}
application "described" {
  name        = application.web.name
  description = "${application.partner["bi"].name} and ${api.x.name}"
}
