# not reported: the application has refresh_token by default
api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  allow_offline_access = true

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

api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:bills" = "Read bills"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: another API that it has a grant for allows offline access
application "portal" {
  app_type    = "regular_web"
  grant_types = ["authorization_code", "refresh_token"]
}

client_grant "portal" {
  client_id    = application.portal
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

client_grant "portal_bills" {
  client_id    = application.portal
  audience     = api.bills
  subject_type = "user"
  scopes       = ["read:bills"]
}

# not reported: it has no grant, and refresh tokens of a login need no API
application "login" {
  app_type    = "regular_web"
  grant_types = ["authorization_code", "refresh_token"]
}

# not reported: the default grant is for any third party
api "loans" {
  identifier = "https://loans.example.com"
  scopes = {
    "read:loans" = "Read loans"
  }
  allow_offline_access = true

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

third_party_default "loans" {
  audience     = api.loans
  subject_type = "user"
  scopes       = ["read:loans"]
}
