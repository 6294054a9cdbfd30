api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:bills" = "Read bills"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: one of its grants requires an organization
application "export" {
  app_type             = "non_interactive"
  default_organization = "org_8dKx2LmQ5vTn1RzP"
}

client_grant "export" {
  client_id          = application.export
  audience           = api.orders
  subject_type       = "client"
  scopes             = ["read:orders"]
  organization_usage = "allow"
  organizations      = ["org_8dKx2LmQ5vTn1RzP"]
}

client_grant "export_bills" {
  client_id          = application.export
  audience           = api.bills
  subject_type       = "client"
  scopes             = ["read:bills"]
  organization_usage = "require"
  organizations      = ["org_8dKx2LmQ5vTn1RzP"]
}

# not reported: it has no default
application "audit" {
  app_type = "non_interactive"
}

client_grant "audit" {
  client_id          = application.audit
  audience           = api.orders
  subject_type       = "client"
  scopes             = ["read:orders"]
  organization_usage = "allow"
  organizations      = ["org_8dKx2LmQ5vTn1RzP"]
}

# not reported: null is the same as leaving the attribute out
application "web" {
  app_type             = "regular_web"
  default_organization = null
}
