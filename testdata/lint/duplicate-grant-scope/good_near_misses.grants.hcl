api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "Read:orders", "read:orders:all"]

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

# not reported: the case of letters counts
client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders", "Read:orders"]
}

# not reported: two grants may have one scope
client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

# not reported: one name begins with the other
client_grant "all" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders", "read:orders:all"]
}
