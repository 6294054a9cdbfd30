api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "digest" {
  app_type = "non_interactive"
}

# not reported: confidential applications have the grant type by default
client_grant "digest" {
  client_id    = application.digest
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

application "web" {
  app_type    = "regular_web"
  grant_types = ["authorization_code"]
}

# not reported: users need no client credentials
client_grant "web" {
  client_id    = application.web
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

application "page" {
  app_type = "spa"
}

client_grant "page" {
  client_id    = application.page
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

application "agent" {
  app_type               = "regular_web"
  is_first_party         = false
  external_metadata_type = "dcr"
  grant_types            = ["authorization_code"]
}

# not reported: nor do users of a third party
client_grant "agent" {
  client_id    = application.agent
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
