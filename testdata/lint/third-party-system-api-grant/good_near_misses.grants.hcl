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

application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

# not reported: an API of your own
client_grant "partner" {
  client_id    = application.partner
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

application "profile" {
  app_type       = "regular_web"
  is_first_party = true
}

# not reported: an application of your own
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
client_grant "lookalike" {
  client_id    = application.partner
  audience     = api.lookalike
  subject_type = "user"
  scopes       = ["read:orders"]
}
