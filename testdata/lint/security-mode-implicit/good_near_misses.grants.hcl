tenant {
  dynamic_client_registration_security_mode = "strict"
}

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

# not reported: an application of one's own has no mode
application "shop" {
  app_type = "regular_web"
}

# not reported: what registers itself takes the mode from the tenant
application "price_watch" {
  app_type               = "native"
  is_first_party         = false
  external_metadata_type = "dcr"
}

# not reported: with a metadata document it is always strict
application "mcp_client" {
  app_type               = "native"
  is_first_party         = false
  external_metadata_type = "cimd"
}

# not reported: the prefix of the id tells that it is strict
application "analytics" {
  client_id      = "tpc_5mTq9cJd2wFh7rZx0vNk1e"
  app_type       = "regular_web"
  is_first_party = false
}
