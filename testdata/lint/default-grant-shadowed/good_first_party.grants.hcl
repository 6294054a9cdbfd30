# A default grant is no business of applications of one's own.
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "cancel:orders"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type = "regular_web"
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["cancel:orders"]
}
