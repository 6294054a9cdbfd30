api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  authorization_details_types = ["order_approval"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

third_party_default "all" {
  audience                    = api.orders
  subject_type                = "user"
  scopes                      = ["read:orders"]
  authorization_details_types = ["refund"]
}
