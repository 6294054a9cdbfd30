# not reported: only an application of our own gets in
api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  token_lifetime = 86400

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type = "regular_web"
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# not reported: an hour is short enough
api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:bills" = "Read bills"
  }
  token_lifetime = 3600

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

third_party_default "bills" {
  audience     = api.bills
  subject_type = "user"
  scopes       = ["read:bills"]
}

# not reported: the grant is blocked, and third parties get nothing
api "loans" {
  identifier = "https://loans.example.com"
  scopes = {
    "read:loans" = "Read loans"
  }
  token_lifetime = 86400

  subject_type_authorization {
    user { policy = "deny_all" }
  }
}

application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["client_credentials"]
}

# not reported: an open policy does not open it to strict third parties
api "vault" {
  identifier = "https://vault.example.com"
  scopes = {
    "read:vault" = "Read vault"
  }
  token_lifetime = 86400

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}
