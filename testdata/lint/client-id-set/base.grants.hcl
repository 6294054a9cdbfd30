api "orders" {
  identifier       = "https://orders.example.com"
  scopes           = ["read:orders", "refund:orders"]
  sensitive_scopes = ["refund:orders"]
}

application "billing" {
  app_type = "non_interactive"
}

client_grant "billing_orders" {
  client_id    = application.billing
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders", "refund:orders"]
}
