api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: it leaves the grant types to the default, and so does not ask for the flow
application "quiet" {
  app_type = "non_interactive"
}

# not reported: the default grant gives it client access
application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["client_credentials"]
}

third_party_default "all" {
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

# not reported: there is a grant, and what is wrong with it has another rule
application "blocked" {
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

client_grant "blocked" {
  client_id    = application.blocked
  audience     = api.orders
  subject_type = "client"
  scopes       = []
}
