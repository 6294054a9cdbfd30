api "orders" {
  identifier = "https://orders.example.com"
  scopes     = { "read:orders" = "Read orders" }

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type    = "regular_web"
  grant_types = ["authorization_code", "client_credentials"]
}

client_grant "shop" {
  client_id = application.shop
  audience  = api.orders
  subject_type = "user"
  scopes    = ["read:orders"]
}
