# not reported: dots and hyphens are fine
api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders.all"     = "Read orders.all"
    "write:orders-drafts" = "Write orders-drafts"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: letters beyond ASCII are for the platform to judge
api "bills" {
  identifier = "https://bills.example.com"
  scopes     = ["läs:fakturor"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: descriptions have blanks and quotes
api "loans" {
  identifier = "https://loans.example.com"
  scopes     = { "read:loans" = "Read \"all\" loans" }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
