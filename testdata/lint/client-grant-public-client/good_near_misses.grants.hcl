api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "page" {
  app_type = "spa"
}

# not reported: it acts for its users
client_grant "page" {
  client_id    = application.page
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

application "job" {
  app_type                   = "non_interactive"
  token_endpoint_auth_method = "client_secret_post"
}

# not reported: it has a secret
client_grant "job" {
  client_id    = application.job
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

application "kiosk" {
  app_type                      = "non_interactive"
  client_authentication_methods = ["private_key_jwt"]
}

# not reported: it has a key
client_grant "kiosk" {
  client_id    = application.kiosk
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

application "console" {
  app_type                   = "spa"
  token_endpoint_auth_method = "client_secret_post"
}

# not reported: the method is what the platform goes by, whatever the type
client_grant "console" {
  client_id    = application.console
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

application "reader" {
  app_type                      = "native"
  client_authentication_methods = ["private_key_jwt"]
}

# not reported: likewise
client_grant "reader" {
  client_id    = application.reader
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

api "vault" {
  identifier = "https://vault.example.com"
  scopes = {
    "read:vault" = "Read vault"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}
