tenant {
  domain = "acme.eu.auth0.com"
}

api "orders" {
  name       = "Orders \u003cnew\u003e & old"
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders"   = "Read orders"
    "write:orders"  = "Write orders"
    "export:orders" = "Export orders"
  }
  authorization_details_types = ["payment_initiation"]
  enforce_policies            = true
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

api "open" {
  identifier = "https://open.example.com"
  scopes     = ["=cmd|'/c calc'!A1", "read:all"]
}

api "closed" {
  identifier = "https://closed.example.com"
  subject_type_authorization {
    user { policy = "deny_all" }
    client { policy = "deny_all" }
  }
}
