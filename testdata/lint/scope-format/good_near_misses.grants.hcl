# not reported: a resource may have parts
api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:me:orders" = "Read me orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: any word will do for the action
api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "export:bills_2024" = "Export bills_2024"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

tenant {
  domain = "acme.eu.auth0.com"
}

# not reported: the platform's scopes are its own
api "account" {
  identifier = "https://acme.eu.auth0.com/me/"
}
