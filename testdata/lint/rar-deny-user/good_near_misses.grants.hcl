# not reported: it registers no types
api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "deny_all" }
  }
}

# not reported: the list is empty
api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  authorization_details_types = []

  subject_type_authorization {
    user { policy = "deny_all" }
  }
}

# not reported: users are let in; only applications on their own are denied
api "loans" {
  identifier = "https://loans.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  authorization_details_types = ["order_approval"]

  subject_type_authorization {
    user { policy = "allow_all" }
    client { policy = "deny_all" }
  }
}
