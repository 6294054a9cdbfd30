api "orders" {
  identifier = "https://orders.example.com"
  name       = "Order desk"
  scopes     = ["read:orders"]
}
