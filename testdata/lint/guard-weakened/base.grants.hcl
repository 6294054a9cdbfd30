api "orders" {
  identifier       = "https://orders.example.com"
  scopes           = ["read:orders", "refund:orders"]
  sensitive_scopes = ["read:orders", "refund:orders"]
}
