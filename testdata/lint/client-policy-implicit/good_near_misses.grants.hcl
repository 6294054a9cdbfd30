tenant {
  domain = "acme.eu.auth0.com"
}

# not reported: stated
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

# not reported: neither policy is stated, which open-user-policy says
api "stock" {
  identifier = "https://stock.example.com"
  scopes     = ["read:stock"]
}

# not reported: the platform fixes the client policy of its own APIs
api "account" {
  identifier = "https://acme.eu.auth0.com/me/"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
