api "orders" {
  identifier                                      = "https://orders.example.com"
  scopes                                          = ["read:orders"]
  skip_consent_for_verifiable_first_party_clients = true

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

api "catalogue" {
  identifier                                      = "https://catalogue.example.com"
  scopes                                          = ["read:products"]
  skip_consent_for_verifiable_first_party_clients = true

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

# It needs no grant for the catalogue.
application "old_shop" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
