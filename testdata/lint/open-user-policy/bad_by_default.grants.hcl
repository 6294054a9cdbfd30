# Silence means allow_all: both regions are open.
api "orders" {
  for_each   = { eu = "https://orders.eu.example.com", us = "https://orders.us.example.com" }
  identifier = each.value
  scopes     = ["read:orders"]
}
