api "orders" {
  identifier = "https://orders.example.com"
  name       = "Orders"
  scopes     = ["read:orders"]
}
