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

# not reported: an administrator registered it
application "sorter" {
  app_type                  = "non_interactive"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["client_credentials"]
}

# not reported: it names no grant types, and gets none of these
application "price_watch" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  external_metadata_type    = "dcr"
}

# not reported: flows with a user
application "mcp_client" {
  app_type                  = "native"
  is_first_party            = false
  third_party_security_mode = "strict"
  external_metadata_type    = "cimd"
  grant_types               = ["authorization_code", "refresh_token"]
}
