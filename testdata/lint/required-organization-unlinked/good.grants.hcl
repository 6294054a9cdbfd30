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

client_grant "export" {
  client_id          = application.export
  audience           = api.orders
  subject_type       = "client"
  scopes             = ["read:orders"]
  organization_usage = "require"
  organizations      = ["org_8dKx2LmQ5vTn1RzP"]
}
