api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "tv" {
  app_type    = "native"
  grant_types = ["urn:ietf:params:oauth:grant-type:device_code"]
}

# not reported: users log in on another device
client_grant "tv" {
  client_id    = application.tv
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

application "reminder" {
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

# not reported: it acts on its own
client_grant "reminder" {
  client_id    = application.reminder
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

application "web" {
  app_type = "regular_web"
}

# not reported: the default has the authorization code flow
client_grant "web" {
  client_id    = application.web
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

application "gateway" {
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]

  token_exchange {
    allow_any_profile_of_type = ["custom_authentication"]
  }
}

# not reported: token exchange is a flow for users
client_grant "gateway" {
  client_id    = application.gateway
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

application "tools" {
  app_type = "resource_server"
}

# not reported: why else the grant?
client_grant "tools" {
  client_id    = application.tools
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
