api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "cancel:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

api "stock" {
  identifier = "https://stock.example.com"
  scopes     = ["read:stock"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

application "courier" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

application "old_shop" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

application "shop" {
  app_type = "regular_web"
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

third_party_default "stock" {
  audience     = api.stock
  subject_type = "user"
  scopes       = ["read:stock"]
}

# not reported: the same again is default-grant-redundant
client_grant "courier" {
  client_id    = application.courier
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# not reported: a default grant is no business of applications of one's own
client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["cancel:orders"]
}

# not reported: under an open policy neither decides anything
client_grant "old_shop" {
  client_id    = application.old_shop
  audience     = api.stock
  subject_type = "user"
  scopes       = []
}
