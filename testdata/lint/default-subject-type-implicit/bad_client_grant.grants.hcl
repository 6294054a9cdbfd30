api "orders" {
  identifier = "https://orders.example.com"
  scopes     = { "read:orders" = "Read orders" }

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type    = "regular_web"
  grant_types = ["authorization_code", "client_credentials"]
}

# Without subject_type it is for client access, and users of the shop get nothing.
client_grant "shop" {
  client_id = application.shop
  audience  = api.orders
  scopes    = ["read:orders"]
}
