# not reported: a URN names a thing as a URL does
api "orders" {
  identifier = "urn:example:orders"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: it need not be on the internet
api "bills" {
  identifier = "http://localhost:3000"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: other schemes are fine
api "loans" {
  identifier = "api://loans"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
