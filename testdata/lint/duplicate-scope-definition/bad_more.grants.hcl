api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:bills"  = "Read bills"
    "write:bills" = "Write bills"
    "read:bills"  = "See bills"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

locals {
  common = ["read:loans"]
}

api "loans" {
  identifier = "https://loans.example.com"
  scopes     = concat(local.common, ["read:loans", "write:loans"])

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
