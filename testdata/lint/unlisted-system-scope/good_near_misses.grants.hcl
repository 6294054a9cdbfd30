tenant {
  domain = "acme.eu.auth0.com"
}

application "nightly" {
  app_type = "non_interactive"
}

# not reported: recordings of the platform have it, though no page does
client_grant "recorded" {
  client_id    = application.nightly
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:entitlements"]
}

api "management" {
  identifier = "https://acme.eu.auth0.com/api/v2/"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "profile" {
  app_type = "regular_web"
}

# not reported: the list has the scopes of the user who is logged in, too
client_grant "profile" {
  client_id    = application.profile
  audience     = api.management
  subject_type = "user"
  scopes       = ["read:current_user"]
}

api "orders" {
  identifier = "https://orders.example.com/api/v2/"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user   { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

# not reported: an API of your own, whose scopes you declare
client_grant "orders" {
  client_id    = application.nightly
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
