api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: it does not ask for client credentials
application "page" {
  app_type                   = "spa"
  token_endpoint_auth_method = "none"
  grant_types                = ["authorization_code"]
}

# not reported: it names no grant types, and public applications have no client credentials by default
application "job" {
  app_type                   = "non_interactive"
  token_endpoint_auth_method = "none"
}

# not reported: it authenticates by a key
application "signed" {
  app_type                      = "non_interactive"
  client_authentication_methods = ["private_key_jwt"]
  grant_types                   = ["client_credentials"]
}

client_grant "signed" {
  client_id    = application.signed
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
