api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# For those who have no keyboard.
application "till" {
  app_type                  = "native"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["authorization_code", "urn:ietf:params:oauth:grant-type:device_code"]
}

# The id tells that it is strict.
application "old_shop" {
  client_id      = "tpc_8uR2hVn4kQpL6sXw1zYb3c"
  app_type       = "regular_web"
  is_first_party = false
  grant_types    = ["http://auth0.com/oauth/legacy/grant-type/ro", "authorization_code", "password"]
}
