api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: the literal is the identifier of a declared API
application "gateway" {
  app_type                   = "resource_server"
  resource_server_identifier = "https://orders.example.com"
}

# not reported: the type alone is no mistake
application "proxy" {
  app_type = "resource_server"
}

# not reported: null is the same as leaving the attribute out
application "relay" {
  app_type                   = "regular_web"
  resource_server_identifier = null
}
