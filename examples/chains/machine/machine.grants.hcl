# A partner's machine, which calls the API as itself: no user logs in, so no connection, organization or consent has a part in it.

tenant {
  enable_dynamic_client_registration = false
}

api "orders" {
  name       = "Orders"
  identifier = "https://api.example.com/orders"
  scopes = {
    "read:orders" = "Read orders"
  }
  token_lifetime = 3600

  subject_type_authorization {
    user { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

# Strict third parties have client_credentials only where it is written.
application "sorter" {
  name                       = "Sorting centre"
  app_type                   = "non_interactive"
  is_first_party             = false
  third_party_security_mode  = "strict"
  token_endpoint_auth_method = "client_secret_post"
  grant_types                = ["client_credentials"]
}

client_grant "sorter" {
  client_id    = application.sorter
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
