api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

application "nightly" {
  client_id = "kM3vQ9xW2pLr8sTzYbNc4dFgHj6aEu1R"
  app_type  = "non_interactive"
}

client_grant "misspelt" {
  client_id    = "kM3vQ9xW2pLr8sTzYbNc4dFgHj6aEu1r"
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

client_grant "keyword" {
  client_id    = "##NIGHTLY_CLIENT_ID##"
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

locals {
  reporting = "Zt7nPq2LwXc5vBm9KsRd3fGhJ8yAe4Uo"
}

client_grant "through_a_local" {
  client_id    = local.reporting
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
