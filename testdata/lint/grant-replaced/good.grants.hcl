api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

application "shop" {
  app_type = "regular_web"
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
