api "orders" {
  identifier                                      = "https://orders.example.com"
  scopes                                          = ["read:orders"]
  skip_consent_for_verifiable_first_party_clients = true

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

client_grant "courier" {
  client_id    = application.courier
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
