api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  token_lifetime         = 3600
  token_lifetime_for_web = 7200

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

api "loans" {
  identifier = "https://loans.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  token_lifetime_for_web = 100000

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

api "vault" {
  identifier = "https://vault.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  token_lifetime = -1

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
