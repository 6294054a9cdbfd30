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
  app_type    = "regular_web"
  grant_types = ["authorization_code", "client_credentials"]
}

client_grant "web" {
  client_id    = application.web
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["authorization_code", "client_credentials"]
}

client_grant "partner" {
  client_id    = application.partner
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
