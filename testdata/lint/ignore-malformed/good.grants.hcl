# grants:ignore open-user-policy: every application of ours reads orders
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

# grants:ignore open-user-policy: everybody in the company may read the catalogue
api "catalogue" {
  identifier = "https://catalogue.example.com"
}

# grants:ignore open-user-policy: moves behind grants with the next release until 2026-11-30
api "returns" {
  identifier = "https://returns.example.com"
}
