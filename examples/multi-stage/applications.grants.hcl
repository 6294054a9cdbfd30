application "support" {
  name     = "Support desk"
  app_type = "regular_web"
}

client_grant "support" {
  client_id    = application.support.client_id
  audience     = api.customers.identifier
  subject_type = "user"
  scopes       = local.support
}

application "partner" {
  for_each                  = var.partners
  name                      = "Partner ${each.key}"
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

client_grant "partner" {
  for_each     = var.partners
  client_id    = application.partner[each.key].client_id
  audience     = api.customers.identifier
  subject_type = "user"
  scopes       = each.value
}
