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

application "old_till" {
  app_type                  = "native"
  is_first_party            = false
  third_party_security_mode = "permissive"
  grant_types               = ["password"]
}

application "old_robot" {
  app_type                  = "non_interactive"
  is_first_party            = false
  third_party_security_mode = "permissive"
  grant_types               = ["client_credentials"]
}
