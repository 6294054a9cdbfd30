api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  token_lifetime = 900

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

client_grant "partner" {
  client_id    = application.partner
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
