api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "audit" {
  app_type = "non_interactive"
}

client_grant "audit" {
  client_id              = application.audit
  audience               = api.orders
  subject_type           = "client"
  scopes                 = ["read:orders"]
  organization_usage     = "require"
  organizations          = []
  allow_any_organization = false
}

application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["client_credentials"]
}

client_grant "partner" {
  client_id          = application.partner
  audience           = api.orders
  subject_type       = "client"
  scopes             = ["read:orders"]
  organization_usage = "require"
}
