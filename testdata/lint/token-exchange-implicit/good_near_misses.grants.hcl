api "orders" {
  identifier = "https://orders.example.com"
  scopes     = { "read:orders" = "Read orders" }

  skip_consent_for_verifiable_first_party_clients = true

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

# not reported: no grant for users
application "quiet" {
  app_type = "resource_server"
}

# not reported: an empty list says that it can't
application "closed" {
  app_type    = "resource_server"
  grant_types = ["client_credentials"]

  token_exchange {
    allow_any_profile_of_type = []
  }
}

# not reported: users log in to it
application "portal" {
  app_type    = "resource_server"
  grant_types = ["authorization_code"]
}

client_grant "portal" {
  client_id    = application.portal
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# not reported: of another type
application "web" {
  app_type = "regular_web"
}

client_grant "web" {
  client_id    = application.web
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
