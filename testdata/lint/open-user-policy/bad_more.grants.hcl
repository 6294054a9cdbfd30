tenant {
  domain = "acme.eu.auth0.com"
}

api "stock" {
  identifier = "https://stock.example.com"
  scopes     = ["read:stock"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "deny_all" }
  }
}

# The platform keeps this API closed, and the file opens it.
api "account" {
  identifier = "https://acme.eu.auth0.com/me/"

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}
