api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}
