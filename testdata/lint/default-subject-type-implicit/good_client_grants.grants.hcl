tenant {
  domain = "acme.eu.auth0.com"
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = { "read:orders" = "Read orders" }

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

api "closed" {
  identifier = "https://closed.example.com"
  scopes     = { "read:orders" = "Read orders" }

  subject_type_authorization {
    user   { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type = "regular_web"
}

application "nightly" {
  app_type = "non_interactive"
}

# not reported: users of the shop have a grant of their own
client_grant "shop" {
  client_id = application.shop
  audience  = api.orders
  scopes    = ["read:orders"]
}

client_grant "shop_users" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# not reported: nobody logs in to a machine
client_grant "nightly" {
  client_id = application.nightly
  audience  = api.orders
  scopes    = ["read:orders"]
}

# not reported: the API has nothing for users
client_grant "closed" {
  client_id = application.shop
  audience  = api.closed
  scopes    = ["read:orders"]
}

# not reported: the Management API is used by applications as themselves
client_grant "management" {
  client_id = application.shop
  audience  = "https://acme.eu.auth0.com/api/v2/"
  scopes    = ["read:users"]
}
