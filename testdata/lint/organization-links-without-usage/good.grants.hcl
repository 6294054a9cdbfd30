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

client_grant "nightly" {
  client_id     = application.nightly
  audience      = api.orders
  subject_type  = "client"
  scopes        = ["read:orders"]
  organizations = ["org_8dKx2LmQ5vTn1RzP"]
  organization_usage = "require"
}
