api "orders" {
  identifier = "https://orders.example.com"
  scopes     = { "read:orders" = "Read orders" }

  subject_type_authorization {
    user   { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

application "nightly" {
  app_type = "non_interactive"
}

application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["client_credentials"]
}

client_grant "nightly" {
  client_id          = application.nightly
  audience           = api.orders
  subject_type       = "client"
  scopes             = ["read:orders"]
  organizations      = ["org_8dKx2LmQ5vTn1RzP"]
  organization_usage = "deny"
}

client_grant "partner" {
  client_id     = application.partner
  audience      = api.orders
  subject_type  = "client"
  scopes        = ["read:orders"]
  organizations = ["org_8dKx2LmQ5vTn1RzP", "org_2pLm9QxT4sVb7KdN"]
}
