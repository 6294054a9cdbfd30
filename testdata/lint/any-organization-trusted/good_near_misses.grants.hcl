api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "crm" {
  app_type = "non_interactive"
}

# not reported: one organization, by name
client_grant "crm" {
  client_id          = application.crm
  audience           = api.orders
  subject_type       = "client"
  scopes             = ["read:orders"]
  organization_usage = "require"
  organizations      = ["org_8dKx2LmQ5vTn1RzP"]
}

application "sync" {
  app_type = "non_interactive"
}

# not reported: it says no
client_grant "sync" {
  client_id              = application.sync
  audience               = api.orders
  subject_type           = "client"
  scopes                 = ["read:orders"]
  organization_usage     = "allow"
  allow_any_organization = false
}

application "job" {
  app_type    = "non_interactive"
  grant_types = ["authorization_code"]
}

# not reported: the application lacks the flow, and so gets no token for any organization
client_grant "job" {
  client_id              = application.job
  audience               = api.orders
  subject_type           = "client"
  scopes                 = ["read:orders"]
  organization_usage     = "allow"
  allow_any_organization = true
}
