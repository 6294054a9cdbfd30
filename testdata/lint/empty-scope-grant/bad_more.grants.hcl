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

application "courier" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = []
}

client_grant "courier" {
  client_id        = application.courier
  audience         = api.orders
  subject_type     = "user"
  scopes           = []
  allow_all_scopes = false
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = concat([], [])
}
