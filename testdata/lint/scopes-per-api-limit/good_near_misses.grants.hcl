locals {
  many = [for i in range(600) : "read:loans-${i}"]
}

# not reported: each API has a limit of its own
api "loans" {
  identifier = "https://loans.example.com"
  scopes     = local.many

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: and this is another one
api "more_loans" {
  identifier = "https://more_loans.example.com"
  scopes     = local.many

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: exactly as many as are allowed
api "bills" {
  identifier = "https://bills.example.com"
  scopes     = { for i in range(1000) : "read:bills-${i}" => "Read series ${i}" }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
