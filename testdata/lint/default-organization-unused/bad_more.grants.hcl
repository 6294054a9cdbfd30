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
  app_type             = "non_interactive"
  default_organization = "org_8dKx2LmQ5vTn1RzP"
}

application "web" {
  app_type             = "regular_web"
  default_organization = "org_8dKx2LmQ5vTn1RzP"
}

client_grant "web" {
  client_id    = application.web
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
