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

application "nightly" {
  app_type = "non_interactive"
}

application "courier" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

# not reported: turned off, it leaves the list alone
client_grant "shop" {
  client_id        = application.shop
  audience         = api.orders
  subject_type     = "user"
  scopes           = ["read:orders"]
  allow_all_scopes = false
}

# not reported: the platform itself answers with an empty list
client_grant "nightly" {
  client_id        = application.nightly
  audience         = api.orders
  subject_type     = "client"
  scopes           = []
  allow_all_scopes = true
}

# not reported: null is no list
client_grant "courier" {
  client_id        = application.courier
  audience         = api.orders
  subject_type     = "user"
  scopes           = null
  allow_all_scopes = true
}
