api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  enforce_policies = true

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "page" {
  app_type                  = "spa"
  is_first_party            = false
  third_party_security_mode = "strict"
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
