api "orders" {
  identifier     = "https://orders.example.com"
  scopes         = ["read:orders"]
  token_lifetime = 3600

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "agent" {
  app_type                   = "native"
  grant_types                = ["authorization_code", "refresh_token"]
  token_endpoint_auth_method = "none"
  external_metadata_type     = "cimd"
  is_first_party             = false
}

third_party_default "orders" {
  audience     = api.orders.identifier
  subject_type = "user"
  scopes       = ["read:orders"]
}
