api "x" { identifier = "https://x" }
application "web" {}
application "partner" {
  for_each = ["crm", "bi"]
}
client_grant "a" {
  client_id = application.wbe.client_id
  audience  = api.y.identifier
}
client_grant "b" {
  client_id = application.partner["crn"].client_id
  audience  = api.x["a"]
}
client_grant "c" {
  client_id = application.partner.client_id
  audience  = api.x.identifer
}
client_grant "d" {
  client_id = application
  audience  = apis.x
}
client_grant "e" {
  client_id = api.x.identifier
  audience  = application.web.client_id
}
client_grant "f" {
  client_id = application.web.app_type
  audience  = api.x.token_lifetime
}
client_grant "g" {
  client_id = local.nothing
  audience  = var.nothing
}
client_grant "h" {
  client_id = client_grant.a
  audience  = "${api.x}"
}
client_grant "i" {
  for_each  = ["bj"]
  client_id = application.partner[each.key].client_id
  audience  = api.x
}
client_grant "j" {
  client_id = application.partner
  audience  = ""
}
client_grant "k" {
  client_id = web
  audience  = api["x"]
}
client_grant "l" {
  client_id = application.partner[0]
  audience  = api.x.identifier.y
}
application "m" {
  name        = "${application.wbe.name} ${application.web.client_id}"
  description = upper(application.web.client_id)
  client_id   = application.web.client_id
}
client_grant "n" {
  client_id = "x-${application.web.client_id}"
  audience  = api.x
  scopes    = [application.web.client_id]
}
