tenant {
  enable_dynamic_client_registration = true
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

api "stock" {
  identifier = "https://stock.example.com"
  scopes     = ["read:stock"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "price_watch" {
  app_type                  = "non_interactive"
  is_first_party            = false
  third_party_security_mode = "strict"
  external_metadata_type    = "dcr"
}

# Strict third parties have no client credentials by default.
application "courier" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

third_party_default "orders_client" {
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

third_party_default "stock" {
  audience     = api.stock
  subject_type = "client"
  scopes       = ["read:stock"]
}
