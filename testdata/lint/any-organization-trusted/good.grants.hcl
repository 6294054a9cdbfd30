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

client_grant "crm" {
  client_id              = application.crm
  audience               = api.orders
  subject_type           = "client"
  scopes                 = ["read:orders"]
  organization_usage     = "allow"
  allow_any_organization = false
  organizations          = ["org_8dKx2LmQ5vTn1RzP"]
}
