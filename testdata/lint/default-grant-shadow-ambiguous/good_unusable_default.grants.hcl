# A single-page application has no client access to lose, and a policy that denies leaves nothing to argue about.
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

api "returns" {
  identifier = "https://returns.example.com"
  scopes     = ["read:returns"]

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
