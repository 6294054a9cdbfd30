api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "export" {
  app_type = "non_interactive"
}

# not reported: it says no
client_grant "export" {
  client_id              = application.export
  audience               = api.orders
  subject_type           = "client"
  scopes                 = ["read:orders"]
  allow_any_organization = false
}

application "sync" {
  app_type = "non_interactive"
}

# not reported: organizations may be named
client_grant "sync" {
  client_id              = application.sync
  audience               = api.orders
  subject_type           = "client"
  scopes                 = ["read:orders"]
  organization_usage     = "allow"
  allow_any_organization = true
}

application "audit" {
  app_type = "non_interactive"
}

# not reported: links without use contradict nothing
client_grant "audit" {
  client_id          = application.audit
  audience           = api.orders
  subject_type       = "client"
  scopes             = ["read:orders"]
  organization_usage = "deny"
  organizations      = ["org_8dKx2LmQ5vTn1RzP"]
}
