api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  consent_policy = "transactional-authorization-with-mfa"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:bills" = "Read bills"
  }
  consent_policy = null

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
