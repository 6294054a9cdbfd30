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
  scopes                 = ["read:orders"]
  allow_any_organization = true
}
