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

# not reported: an API of your own
third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

application "profile" {
  app_type = "regular_web"
}

# not reported: a grant for an application of your own
client_grant "profile" {
  client_id    = application.profile
  audience     = "https://acme.eu.auth0.com/me/"
  subject_type = "user"
  scopes       = ["read:me:factors"]
}

api "lookalike" {
  identifier = "https://orders.example.com/me/"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: the domain is not the tenant
third_party_default "lookalike" {
  audience     = api.lookalike
  subject_type = "user"
  scopes       = ["read:orders"]
}
