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

application "mcp_client" {
  app_type                  = "native"
  is_first_party            = false
  third_party_security_mode = "permissive"
  external_metadata_type    = "cimd"
}
