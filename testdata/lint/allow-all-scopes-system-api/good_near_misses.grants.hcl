tenant {
  domain = "acme.eu.auth0.com"
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "directory" {
  app_type = "non_interactive"
}

# not reported: null is the same as leaving the attribute out
client_grant "directory" {
  client_id        = application.directory
  audience         = "https://acme.eu.auth0.com/api/v2/"
  subject_type     = "client"
  scopes           = ["read:users"]
  allow_all_scopes = null
}

application "shop" {
  app_type = "non_interactive"
}

# not reported: an API of your own
client_grant "shop" {
  client_id        = application.shop
  audience         = api.orders
  subject_type     = "client"
  allow_all_scopes = true
}

# not reported: the domain is not the tenant
api "lookalike" {
  identifier = "https://orders.example.com/api/v2/"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

client_grant "lookalike" {
  client_id        = application.shop
  audience         = api.lookalike
  subject_type     = "client"
  allow_all_scopes = true
}
