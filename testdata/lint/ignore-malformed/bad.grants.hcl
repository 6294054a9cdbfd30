# grants:ignore open-user-policy
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

# grants:ignore: everybody in the company may read the catalogue
api "catalogue" {
  identifier = "https://catalogue.example.com"
}

# grants:ignore open-user-policy: moves behind grants with the next release until 2026-11-31
api "returns" {
  identifier = "https://returns.example.com"
}
