tenant {
  domain = "acme.eu.auth0.com"
}

api "management" {
  identifier = "https://acme.eu.auth0.com/api/v2/"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
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

application "profile" {
  app_type = "regular_web"
}

# not reported: one of those that users can have
client_grant "profile" {
  client_id    = application.profile
  audience     = api.management
  subject_type = "user"
  scopes       = ["read:current_user"]
}

application "directory" {
  app_type = "non_interactive"
}

# not reported: the application acts on its own
client_grant "directory" {
  client_id    = application.directory
  audience     = api.management
  subject_type = "client"
  scopes       = ["read:users"]
}

application "account" {
  app_type = "regular_web"
}

# not reported: every scope of My Account is for users
client_grant "account" {
  client_id    = application.account
  audience     = "https://acme.eu.auth0.com/me/"
  subject_type = "user"
  scopes       = ["read:me:factors"]
}
