# not reported: no user is ever asked
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

# not reported: there are no scopes
api "bills" {
  identifier = "https://bills.example.com"
  scopes     = []

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: the descriptions are computed
api "loans" {
  identifier = "https://loans.example.com"
  scopes     = { for verb in ["read", "write"] : "${verb}:loans" => title("${verb} loans") }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
