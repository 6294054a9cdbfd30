# not reported: 30 days are allowed
api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  token_lifetime = 2592000

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: without token_lifetime a day is the most
api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  token_lifetime_for_web = 86400

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: as long as the others is not longer
api "loans" {
  identifier = "https://loans.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  token_lifetime         = 3600
  token_lifetime_for_web = 3600

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

tenant {
  domain = "acme.eu.auth0.com"
}

# not reported: system APIs take a lifetime too
api "account" {
  identifier     = "https://acme.eu.auth0.com/me/"
  token_lifetime = 600
}
