api "orders" {
  identifier = "https://orders.example.com"
  scopes     = { "read:orders" = "Read orders" }

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

# not reported: users log in to it as well
application "web" {
  app_type = "regular_web"

  token_exchange {
    allow_any_profile_of_type = ["custom_authentication"]
  }
}

client_grant "web" {
  client_id    = application.web
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# not reported: it can't exchange anything
application "tools" {
  app_type    = "resource_server"
  grant_types = ["client_credentials"]

  token_exchange {
    allow_any_profile_of_type = []
  }
}

client_grant "tools" {
  client_id    = application.tools
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

tenant {
  domain = "acme.eu.auth0.com"
}

application "account" {
  app_type = "resource_server"
}

# not reported: the platform skips consent for it
client_grant "me" {
  client_id    = application.account
  audience     = "https://acme.eu.auth0.com/me/"
  subject_type = "user"
  scopes       = ["read:me:factors"]
}
