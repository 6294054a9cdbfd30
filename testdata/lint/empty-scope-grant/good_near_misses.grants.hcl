tenant {
  domain = "acme.eu.auth0.com"
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "deny_all" }
  }
}

api "depots" {
  identifier = "https://depots.example.com"
  scopes     = ["read:depots"]

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

# not reported: an inert grant gives nobody anything
client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = []
}

# not reported: the empty list stands beside allow_all_scopes, which decides
client_grant "nightly" {
  client_id        = application.nightly
  audience         = api.depots
  subject_type     = "client"
  scopes           = []
  allow_all_scopes = true
}

# not reported: one scope is some
client_grant "depots" {
  client_id    = application.shop
  audience     = api.depots
  subject_type = "user"
  scopes       = ["read:depots"]
}

api "callbacks" {
  identifier = "https://callbacks.example.com"

  subject_type_authorization {
    user   { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

# not reported: the API declares no scopes, so that an empty list is the only one there is
client_grant "callbacks" {
  client_id    = application.nightly
  audience     = api.callbacks
  subject_type = "client"
  scopes       = []
}
