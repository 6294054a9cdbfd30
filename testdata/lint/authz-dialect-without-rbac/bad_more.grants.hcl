api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  token_dialect = "rfc9068_profile_authz"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

api "loans" {
  identifier = "https://${each.value}.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  for_each      = ["de", "fr"]
  token_dialect = "access_token_authz"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
