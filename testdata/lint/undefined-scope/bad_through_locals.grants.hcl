# The misspelt literal stands in a local that two blocks use, one of them three times.
locals {
  readers = ["read:invoices", "read:paymnets"]
}

api "billing" {
  identifier = "https://billing.example.com"
  scopes     = ["read:invoices", "read:payments", "write:payments"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "shop" {
  for_each = ["de", "fr", "it"]
  app_type = "regular_web"
}

application "back_office" {
  app_type = "regular_web"
}

client_grant "shop" {
  for_each     = ["de", "fr", "it"]
  client_id    = application.shop[each.key]
  audience     = api.billing
  subject_type = "user"
  scopes       = local.readers
}

client_grant "back_office" {
  client_id    = application.back_office
  audience     = api.billing
  subject_type = "user"
  scopes       = concat(local.readers, ["write:payments"])
}
