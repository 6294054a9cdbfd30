api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "agent" {
  app_type               = "regular_web"
  is_first_party         = false
  external_metadata_type = "dcr"
}

# not reported: it acts for its users
client_grant "agent" {
  client_id    = application.agent
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["client_credentials"]
}

# not reported: an administrator registered it
client_grant "partner" {
  client_id    = application.partner
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

# not reported: a default grant reaches others too
third_party_default "all" {
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
