tenant {
  default_audience = "https://orders.example.com"
}

# Silence means "allow_all".
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}
