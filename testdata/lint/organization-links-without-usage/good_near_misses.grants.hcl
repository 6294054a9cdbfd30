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

application "report" {
  app_type = "non_interactive"
}

application "audit" {
  app_type = "non_interactive"
}

# not reported: it may name the organization
client_grant "nightly" {
  client_id          = application.nightly
  audience           = api.orders
  subject_type       = "client"
  scopes             = ["read:orders"]
  organizations      = ["org_8dKx2LmQ5vTn1RzP"]
  organization_usage = "allow"
}

# not reported: an empty list links nothing
client_grant "report" {
  client_id     = application.report
  audience      = api.orders
  subject_type  = "client"
  scopes        = ["read:orders"]
  organizations = []
}

# not reported: no organizations, and none may be used
client_grant "audit" {
  client_id          = application.audit
  audience           = api.orders
  subject_type       = "client"
  scopes             = ["read:orders"]
  organization_usage = "deny"
}
