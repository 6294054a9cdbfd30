api "orders" {
  identifier = "https://orders.example.com"
  scopes     = { "read:orders" = "Read orders" }

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "tools" {
  app_type = "resource_server"
}

client_grant "tools" {
  client_id    = application.tools
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

application "agent" {
  app_type                  = "resource_server"
  is_first_party            = false
  third_party_security_mode = "permissive"

  token_exchange {
    allow_any_profile_of_type = ["on_behalf_of_token_exchange"]
  }
}

client_grant "agent" {
  client_id    = application.agent
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# open to every application
api "profile" {
  identifier = "https://profile.example.com"
  scopes     = ["read:profile"]
  skip_consent_for_verifiable_first_party_clients = false
}

# the grant is inert, and the application reaches the API all the same
client_grant "profile" {
  client_id    = application.tools
  audience     = api.profile
  subject_type = "user"
  scopes       = ["read:profile"]
}
