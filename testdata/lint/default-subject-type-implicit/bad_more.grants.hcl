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
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

third_party_default "orders" {
  audience = api.orders
  scopes   = ["read:orders"]
}

# null is none.
client_grant "stock" {
  default_for  = "third_party_clients"
  audience     = api.stock
  subject_type = null
  scopes       = ["read:stock"]
}
