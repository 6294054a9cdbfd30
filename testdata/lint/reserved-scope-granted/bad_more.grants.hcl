api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "read:email"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "nightly" {
  app_type = "non_interactive"
}

application "courier" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

application "shop" {
  app_type = "regular_web"
}

# No user, no email address.
client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders", "email"]
}

# A strict third party never learns who the user is.
client_grant "courier" {
  client_id    = application.courier
  audience     = api.orders
  subject_type = "user"
  scopes       = ["profile"]
}

# The comment keeps the fix away.
client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = [
    "read:orders",
    "offline_access", # to stay logged in
  ]
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = [
    "read:orders",
    "name",
    "picture",
  ]
}
