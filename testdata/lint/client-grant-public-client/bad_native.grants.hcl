api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "phone" {
  app_type = "native"
}

client_grant "phone" {
  client_id    = application.phone
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
