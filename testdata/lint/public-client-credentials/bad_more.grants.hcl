api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "kiosk" {
  app_type                   = "spa"
  token_endpoint_auth_method = "none"
  grant_types                = ["authorization_code", "client_credentials"]
}

application "worker" {
  token_endpoint_auth_method = "none"
  grant_types                = ["client_credentials"]
}

client_grant "worker" {
  client_id    = application.worker
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
