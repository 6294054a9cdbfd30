api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

application "nightly" {
  app_type = "non_interactive"
}

application "reporting" {
  client_id = "kM3vQ9xW2pLr8sTzYbNc4dFgHj6aEu1R"
  app_type  = "non_interactive"
}

# not reported: the application does not exist yet, and is declared all the same
client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

# not reported: a literal client_id is as good as a reference
client_grant "reporting" {
  client_id    = "kM3vQ9xW2pLr8sTzYbNc4dFgHj6aEu1R"
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

# not reported: a default grant is for no application in particular
client_grant "third_parties" {
  default_for  = "third_party_clients"
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
