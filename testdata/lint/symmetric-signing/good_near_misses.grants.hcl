# not reported: a key pair
api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  signing_alg = "PS256"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: the default is RS256
api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: a key pair too
api "loans" {
  identifier = "https://loans.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  signing_alg = "RS512"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
