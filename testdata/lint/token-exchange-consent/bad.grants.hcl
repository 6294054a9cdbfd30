api "orders" {
  identifier = "https://orders.example.com"
  scopes     = { "read:orders" = "Read orders" }

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "gateway" {
  app_type                   = "non_interactive"
  token_endpoint_auth_method = "client_secret_post"
  grant_types                = ["client_credentials"]

  token_exchange {
    allow_any_profile_of_type = ["custom_authentication"]
  }
}

client_grant "gateway" {
  client_id    = application.gateway
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
