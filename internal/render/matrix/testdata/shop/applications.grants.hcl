application "web" {
  name      = "Läden, \"alt\" <neu>"
  client_id = "AaiyAPdpYdesoKnqjj8HJqRn4T5titww"
  app_type  = "regular_web"
}

application "worker" {
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

application "spa" {
  app_type = "spa"
}

application "partner" {
  for_each       = { crm = "CRM", "日本" = "日本 vendor" }
  name           = each.value
  app_type       = "regular_web"
  is_first_party = false
}

client_grant "web" {
  client_id                   = application.web.client_id
  audience                    = api.orders.identifier
  subject_type                = "user"
  scopes                      = ["write:orders", "read:orders"]
  authorization_details_types = ["payment_initiation"]
}

client_grant "worker" {
  client_id              = application.worker
  audience               = api.orders
  subject_type           = "client"
  allow_all_scopes       = true
  organization_usage     = "allow"
  allow_any_organization = true
}

client_grant "spa" {
  client_id    = application.spa
  audience     = api.orders
  subject_type = "client"
  scopes       = []
}

client_grant "closed" {
  client_id    = application.web
  audience     = api.closed
  subject_type = "user"
  scopes       = []
}

client_grant "crm" {
  client_id    = application.partner["crm"]
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders", "raed:orders"]
}

client_grant "formula" {
  client_id    = application.partner["日本"]
  audience     = api.open
  subject_type = "user"
  scopes       = ["=cmd|'/c calc'!A1"]
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders", "write:orders"]
}
