api "orders" {
  identifier       = "https://orders.example.com"
  scopes           = ["read:orders", "refund:orders"]
  enforce_policies = false

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "page" {
  app_type = "spa"
}

client_grant "page" {
  client_id    = application.page
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
