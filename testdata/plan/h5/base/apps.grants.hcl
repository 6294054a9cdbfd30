application "shop" {
  name      = "Shop"
  client_id = "shop"
  app_type  = "regular_web"
}

application "kiosk" {
  name      = "Kiosk"
  client_id = "kiosk"
  app_type  = "native"
}

application "legacy" {
  name                      = "Legacy partner"
  client_id                 = "legacy"
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

application "zenith" {
  name           = "Zenith"
  client_id      = "tpc_zenith"
  app_type       = "regular_web"
  is_first_party = false
}

application "worker" {
  name        = "Worker"
  client_id   = "worker"
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

client_grant "shop_orders" {
  client_id    = application.shop.client_id
  audience     = api.orders.identifier
  subject_type = "user"
  scopes       = ["read:orders", "write:orders"]
}
