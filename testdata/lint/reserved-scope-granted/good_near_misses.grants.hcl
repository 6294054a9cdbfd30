api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "profiles", "read:email", "Openid"]

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

# not reported: names are compared as a whole
client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["profiles"]
}

# not reported: a permission about email addresses is the API's own
client_grant "courier" {
  client_id    = application.courier
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:email"]
}

# not reported: scopes are compared byte for byte, and the API declares this one
third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["Openid"]
}
