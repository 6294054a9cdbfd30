# not reported: this dialect has no permissions in it
api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  token_dialect = "rfc9068_profile"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: roles narrow scopes in any dialect
api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  enforce_policies = true

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: roles are enforced
api "loans" {
  identifier = "https://loans.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  token_dialect    = "rfc9068_profile_authz"
  enforce_policies = true

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
