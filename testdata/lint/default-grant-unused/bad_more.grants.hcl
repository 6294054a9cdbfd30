tenant {
  enable_dynamic_client_registration = false
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
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# The policy is open to applications of one's own, and there is nobody else.
third_party_default "stock" {
  audience     = api.stock
  subject_type = "user"
  scopes       = ["read:stock"]
}
