api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "cancel:orders", "refund:orders"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type = "regular_web"
}

client_grant "shop_cancel" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["cancel:orders", "refund:orders"]
}

client_grant "shop_jobs" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
