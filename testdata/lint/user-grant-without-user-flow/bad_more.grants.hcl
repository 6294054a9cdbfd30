api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "refresher" {
  app_type    = "regular_web"
  grant_types = ["refresh_token"]
}

client_grant "refresher" {
  client_id    = application.refresher
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

application "gateway" {
  app_type = "resource_server"

  token_exchange {
    allow_any_profile_of_type = []
  }
}

client_grant "gateway" {
  client_id    = application.gateway
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

application "relay" {
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]

  token_exchange {
    allow_any_profile_of_type = ["on_behalf_of_token_exchange"]
  }
}

# no API, so that the value opens nothing
client_grant "relay" {
  client_id    = application.relay
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
