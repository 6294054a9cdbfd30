tenant {
  domain = "acme.eu.auth0.com"
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

# not reported: it is declared, and so another API
api "orders_mcp" {
  identifier = "https://orders.example.com/"
  scopes     = ["read:orders"]
}

application "nightly" {
  app_type = "non_interactive"
}

# not reported: it is exactly the identifier of an API
client_grant "orders" {
  client_id    = application.nightly
  audience     = "https://orders.example.com/"
  subject_type = "client"
  scopes       = ["read:orders"]
}

# not reported: the platform's own identifier, with its slash
client_grant "management" {
  client_id    = application.nightly
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}
