tenant {
  domain           = "acme.eu.auth0.com"
  default_audience = api.orders
}

# not reported: nobody gets such a token
api "management" {
  identifier = "https://acme.eu.auth0.com/api/v2/"

  subject_type_authorization {
    user { policy = "deny_all" }
  }
}

application "sync" {
  app_type = "non_interactive"
}

# not reported: an application on its own
client_grant "sync" {
  client_id    = application.sync
  audience     = api.management
  subject_type = "client"
  scopes       = ["read:users"]
}

# not reported: an API of your own, whatever its path
api "orders" {
  identifier = "https://orders.example.com/api/v2/"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
