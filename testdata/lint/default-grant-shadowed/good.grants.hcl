api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "read:returns", "cancel:orders"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "courier" {
  app_type       = "regular_web"
  is_first_party = false
  grant_types    = ["authorization_code", "client_credentials"]
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders", "read:returns"]
}

application "desk" {
  app_type = "regular_web"
}

client_grant "desk" {
  client_id    = application.desk
  audience     = api.orders
  subject_type = "user"
  scopes       = ["cancel:orders"]
}
