api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "gateway" {
  app_type = "resource_server"
}

client_grant "gateway" {
  client_id    = application.gateway
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
