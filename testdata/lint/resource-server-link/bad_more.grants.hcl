api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "proxy" {
  resource_server_identifier = api.orders
}

application "relay" {
  app_type                   = "non_interactive"
  resource_server_identifier = "https://orders.example.com"
}
