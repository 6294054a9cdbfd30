# not reported: users can have every scope without a grant
api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders"   = "Read orders"
    "delete:orders" = "Delete orders"
  }

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}

application "shop" {
  app_type = "regular_web"
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

# not reported: the default grant has all of them
api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:bills"  = "Read bills"
    "write:bills" = "Write bills"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

third_party_default "bills" {
  audience         = api.bills
  subject_type     = "user"
  allow_all_scopes = true
}

# not reported: nothing is granted at all, which unreachable-api says
api "loans" {
  identifier = "https://loans.example.com"
  scopes = {
    "read:loans" = "Read loans"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: the API is closed on purpose
api "vault" {
  identifier = "https://vault.example.com"
  scopes = {
    "read:vault" = "Read vault"
  }

  subject_type_authorization {
    user { policy = "deny_all" }
    client { policy = "deny_all" }
  }
}
