api "bills" {
  identifier = "https://bills.example.com"
  scopes     = { for i in range(1024) : "read:bills-${i}" => "Read series ${i}" }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

locals {
  many = [for i in range(600) : "read:loans-${i}"]
}

api "loans" {
  identifier = "https://loans.example.com"
  scopes     = concat(local.many, [for s in local.many : "${s}:details"])

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
