# not reported: they differ by a letter
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "read:order"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: another API may have a scope of the same name
api "bills" {
  identifier = "https://bills.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: merge leaves one of them
api "loans" {
  identifier = "https://loans.example.com"
  scopes     = merge({ "read:loans" = "Read loans" }, { "read:loans" = "See loans" })

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
