api "orders" {
  identifier  = "https://orders.example.com"
  signing_alg = "PS256"
  scopes      = ["read:orders"]
}
