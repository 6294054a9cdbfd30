api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

client_grant "all" {
  default_for            = "third_party_clients"
  audience               = api.orders
  subject_type           = "client"
  scopes                 = ["read:orders"]
  allow_any_organization = false
}

client_grant "users" {
  default_for        = "third_party_clients"
  audience           = api.orders
  subject_type       = "user"
  scopes             = ["read:orders"]
  organization_usage = "allow"
  organizations      = ["org_8dKx2LmQ5vTn1RzP"]
}
