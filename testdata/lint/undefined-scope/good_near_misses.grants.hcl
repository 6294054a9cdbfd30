tenant {
  domain = "acme.eu.auth0.com"
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = [for verb in ["read", "cancel"] : "${verb}:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type = "regular_web"
}

application "nightly" {
  app_type = "non_interactive"
}

# not reported: the API declares them, if by an expression
client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders", "cancel:orders"]
}

# not reported: the scopes of the platform's own APIs need no declaration
client_grant "management" {
  client_id    = application.nightly
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users", "read:client_grants"]
}

# not reported: what is taken from the API is declared by it
client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.orders
  subject_type = "client"
  scopes       = api.orders.scopes
}
