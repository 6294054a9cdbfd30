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

# not reported: it is strict without saying so
application "agent" {
  app_type               = "native"
  is_first_party         = false
  external_metadata_type = "cimd"
}

# not reported: dynamic registration can be permissive
application "old_bot" {
  app_type                  = "native"
  is_first_party            = false
  third_party_security_mode = "permissive"
  external_metadata_type    = "dcr"
}

# not reported: so can what an administrator registered
application "old_shop" {
  app_type                  = "native"
  is_first_party            = false
  third_party_security_mode = "permissive"
}
