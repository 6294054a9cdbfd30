# grants:ignores open-user-policy: everybody may read orders
api "orders" {
  identifier = "https://orders.example.com"
}

# grants:ignore open-user-policy everybody may read returns
api "returns" {
  identifier = "https://returns.example.com"
}

# grants:ignore open-user-policy(subject_type_authorization.user.policy: everybody may read the catalogue
api "catalogue" {
  identifier = "https://catalogue.example.com"
}

# grants:ignore open-user-policy(): everybody may read prices
api "prices" {
  identifier = "https://prices.example.com"
}

# grants:ignore open-user-policy: until 2027-01-31
api "stock" {
  identifier = "https://stock.example.com"
}

# grants:ignore open-user-policy: until spring, or so, until 2027
api "shops" {
  identifier = "https://shops.example.com"
}
