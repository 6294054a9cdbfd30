tenant {
  domain = "acme.eu.auth0.com"
}

application "auditor" {
  app_type = "non_interactive"
}

# not reported: reading grants changes none
client_grant "auditor" {
  client_id    = application.auditor
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:client_grants"]
}

application "cleaner" {
  app_type = "non_interactive"
}

# not reported: taking access away gives none
client_grant "cleaner" {
  client_id    = application.cleaner
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["delete:client_grants"]
}

application "page" {
  app_type    = "non_interactive"
  grant_types = ["authorization_code"]
}

# not reported: the application lacks the flow
client_grant "page" {
  client_id    = application.page
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["create:client_grants"]
}

# not reported: an API of your own that has a scope of that name
api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "create:client_grants" = "Create client_grants"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type = "non_interactive"
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "client"
  scopes       = ["create:client_grants"]
}
