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
  app_type = "regular_web"
}

client_grant "web" {
  client_id          = application.web
  audience           = api.orders
  subject_type       = "user"
  scopes             = ["read:orders"]
  organization_usage = "deny"
}

application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

client_grant "partner" {
  client_id     = application.partner
  audience      = api.orders
  subject_type  = "user"
  scopes        = ["read:orders"]
  organizations = []
}
