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

application "sorter" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  organization_usage        = "allow"
}

# Organization logins do not work in permissive mode.
application "old_shop" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
  organization_usage        = "allow"
}
