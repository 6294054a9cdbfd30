# A single-page application has no client access that it could lose.
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "tracker" {
  app_type       = "spa"
  is_first_party = false
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

client_grant "tracker" {
  client_id    = application.tracker
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
