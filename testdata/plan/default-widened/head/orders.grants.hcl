api "orders" {
  identifier = "https://api.acme.example/orders"
  scopes     = ["read:orders", "write:orders"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

third_party_default "orders_users" {
  audience     = api.orders.identifier
  subject_type = "user"
  scopes       = ["read:orders", "write:orders"]
}
