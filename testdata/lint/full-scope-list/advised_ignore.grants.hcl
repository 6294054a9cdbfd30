api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "cancel:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type = "regular_web"
}

# grants:ignore full-scope-list: what the shop gets of later scopes is decided then
client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders", "cancel:orders"]
}

application "desk" {
  app_type = "regular_web"
}

client_grant "desk" {
  client_id    = application.desk
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
