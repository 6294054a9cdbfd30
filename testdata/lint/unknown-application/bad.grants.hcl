api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

application "nightly" {
  client_id = "kM3vQ9xW2pLr8sTzYbNc4dFgHj6aEu1R"
  app_type  = "non_interactive"
}

client_grant "nightly" {
  client_id    = "Zt7nPq2LwXc5vBm9KsRd3fGhJ8yAe4Uo"
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
