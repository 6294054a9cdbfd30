api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "refresher" {
  app_type    = "regular_web"
  grant_types = ["refresh_token"]
}

client_grant "refresher" {
  client_id    = application.refresher
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

application "gateway" {
  app_type = "resource_server"
}

client_grant "gateway" {
  client_id    = application.gateway
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
