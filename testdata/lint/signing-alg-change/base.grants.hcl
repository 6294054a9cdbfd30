api "orders" {
  identifier  = "https://orders.example.com"
  signing_alg = "RS256"
  scopes      = ["read:orders"]
}
