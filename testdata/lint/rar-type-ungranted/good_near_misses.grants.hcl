# not reported: under an open policy every registered type can be asked for
api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  authorization_details_types = ["order_approval"]

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}

application "shop" {
  app_type = "regular_web"
}

# not reported: nothing is granted at all, which unreachable-api says
api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:bills" = "Read bills"
  }
  authorization_details_types = ["order_approval"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: third parties can ask for it by the default grant
api "loans" {
  identifier = "https://loans.example.com"
  scopes = {
    "read:loans" = "Read loans"
  }
  authorization_details_types = ["order_approval"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

third_party_default "loans" {
  audience                    = api.loans
  subject_type                = "user"
  scopes                      = ["read:loans"]
  authorization_details_types = ["order_approval"]
}
