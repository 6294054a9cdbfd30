# not reported: there is a default grant, and that it leaves its subject type out is for default-subject-type-implicit to say
tenant {
  enable_dynamic_client_registration        = true
  dynamic_client_registration_security_mode = "strict"
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
  audience = api.orders
  scopes   = ["read:orders"]
}
