api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "courier" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

# not reported: the one third party has a grant of its own, which default-grant-shadowed is about
third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

client_grant "courier" {
  client_id    = application.courier
  audience     = api.orders
  subject_type = "user"
  scopes       = []
}
