api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "tracker" {
  app_type                  = "spa"
  is_first_party            = false
  third_party_security_mode = "strict"
}

application "shop" {
  app_type    = "regular_web"
  grant_types = ["authorization_code", "client_credentials"]
}

application "depot" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["authorization_code", "client_credentials"]
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

# not reported: a single-page application has no client access that it could lose
client_grant "tracker" {
  client_id    = application.tracker
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# not reported: an application of one's own has no default to lose
client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# not reported: it has a grant of its own for either
client_grant "depot_user" {
  client_id    = application.depot
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

client_grant "depot_client" {
  client_id    = application.depot
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
