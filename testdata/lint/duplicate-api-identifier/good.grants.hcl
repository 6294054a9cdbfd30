api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

api "purchases" {
  identifier = "https://purchases.example.com"
  scopes     = ["read:purchases"]
}
