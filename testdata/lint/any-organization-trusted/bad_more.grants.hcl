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
  for_each = ["de", "fr"]
}

client_grant "export" {
  for_each               = ["de", "fr"]
  client_id              = application.export[each.key]
  audience               = api.orders
  subject_type           = "client"
  scopes                 = ["read:orders"]
  organization_usage     = "require"
  allow_any_organization = true
}

application "sync" {
  app_type = "non_interactive"
}

client_grant "sync" {
  client_id              = application.sync
  audience               = api.orders
  subject_type           = "client"
  scopes                 = ["read:orders"]
  organization_usage     = "require"
  allow_any_organization = true
  organizations          = ["org_8dKx2LmQ5vTn1RzP"]
}
