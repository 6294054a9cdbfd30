api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders"   = "Read orders"
    "delete:orders" = "Delete orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type = "regular_web"
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

application "desk" {
  app_type = "regular_web"
}

client_grant "desk" {
  client_id    = application.desk
  audience     = api.orders
  subject_type = "user"
  scopes       = ["delete:orders"]
}
