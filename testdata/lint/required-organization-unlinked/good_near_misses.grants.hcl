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

# not reported: any organization will do
client_grant "export" {
  client_id              = application.export
  audience               = api.orders
  subject_type           = "client"
  scopes                 = ["read:orders"]
  organization_usage     = "require"
  allow_any_organization = true
}

application "audit" {
  app_type = "non_interactive"
}

# not reported: a request may do without an organization
client_grant "audit" {
  client_id          = application.audit
  audience           = api.orders
  subject_type       = "client"
  scopes             = ["read:orders"]
  organization_usage = "allow"
}

application "page" {
  app_type    = "regular_web"
  grant_types = ["authorization_code"]
}

# not reported: the application lacks the flow to begin with
client_grant "page" {
  client_id          = application.page
  audience           = api.orders
  subject_type       = "client"
  scopes             = ["read:orders"]
  organization_usage = "require"
}
