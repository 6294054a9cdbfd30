api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "web" {
  app_type           = "regular_web"
  organization_usage = "require"
}

# not reported: users log in through organizations, which is a setting of the application
client_grant "web" {
  client_id    = application.web
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

application "export" {
  app_type = "non_interactive"
}

# not reported: the grant is for client access
client_grant "export" {
  client_id          = application.export
  audience           = api.orders
  subject_type       = "client"
  scopes             = ["read:orders"]
  organization_usage = "require"
  organizations      = ["org_8dKx2LmQ5vTn1RzP"]
}

application "sync" {
  app_type = "non_interactive"
}

# not reported: without subject_type a grant is for client access
client_grant "sync" {
  client_id              = application.sync
  audience               = api.orders
  scopes                 = ["read:orders"]
  organization_usage     = "allow"
  allow_any_organization = true
}
