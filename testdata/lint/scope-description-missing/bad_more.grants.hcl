api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:bills"  = "Read bills"
    "write:bills" = ""
    "audit:bills" = null
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

api "loans" {
  identifier = "https://loans.example.com"
  scopes     = ["read:loans"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
