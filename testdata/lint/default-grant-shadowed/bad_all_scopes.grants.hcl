# One grant gains what is declared later, the other loses it.
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "cancel:orders"]

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

application "courier" {
  app_type       = "regular_web"
  is_first_party = false
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

third_party_default "returns" {
  audience         = api.returns
  subject_type     = "user"
  allow_all_scopes = true
}

client_grant "courier_orders" {
  client_id        = application.courier
  audience         = api.orders
  subject_type     = "user"
  allow_all_scopes = true
}

client_grant "courier_returns" {
  client_id    = application.courier
  audience     = api.returns
  subject_type = "user"
  scopes       = ["read:returns"]
}
