# The default is for client access, which nobody has who registered himself. Whatever the mode is, no policy is open.
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

third_party_default "orders" {
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
