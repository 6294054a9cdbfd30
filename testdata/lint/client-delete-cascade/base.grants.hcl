api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

application "shop" {
  app_type = "regular_web"
}

application "kiosk" {
  app_type = "regular_web"
}

client_grant "kiosk" {
  client_id    = application.kiosk
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
