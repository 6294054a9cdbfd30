api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:bills" = "Read bills"
  }
  authorization_details_types = ["payment", "refund"]

  subject_type_authorization {
    user { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

api "loans" {
  identifier = "https://loans.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  authorization_details_types = ["order_approval"]

  subject_type_authorization {
    user { policy = "deny_all" }
    client { policy = "deny_all" }
  }
}
