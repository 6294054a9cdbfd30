api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: null is the same as leaving the attribute out
client_grant "all" {
  default_for        = "third_party_clients"
  audience           = api.orders
  subject_type       = "user"
  scopes             = ["read:orders"]
  organization_usage = null
}

application "export" {
  app_type = "non_interactive"
}

# not reported: a grant of its own can have organizations
client_grant "export" {
  client_id          = application.export
  audience           = api.orders
  subject_type       = "client"
  scopes             = ["read:orders"]
  organization_usage = "require"
  organizations      = ["org_8dKx2LmQ5vTn1RzP"]
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
