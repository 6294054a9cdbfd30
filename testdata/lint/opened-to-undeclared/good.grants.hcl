api "orders" {
  identifier       = "https://orders.example.com"
  scopes           = ["read:orders", "refund:orders"]
  sensitive_scopes = ["refund:orders"]

  subject_type_authorization {
    user {
      policy = "require_client_grant"
    }
    client {
      policy = "deny_all"
    }
  }
}

application "shop" {
  app_type = "regular_web"
}

client_grant "shop_orders" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
