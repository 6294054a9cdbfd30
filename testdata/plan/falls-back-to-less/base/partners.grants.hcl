application "zenith" {
  name           = "Zenith"
  client_id      = "tpc_zenith"
  app_type       = "regular_web"
  is_first_party = false
}

client_grant "zenith_orders" {
  client_id    = application.zenith.client_id
  audience     = api.orders.identifier
  subject_type = "user"
  scopes       = ["read:orders", "write:orders"]
}
