tenant {
  domain = "acme.eu.auth0.com"
}

# not reported: the platform takes these two
api "management" {
  identifier     = "https://acme.eu.auth0.com/api/v2/"
  token_lifetime = 3600

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: and this one
api "account" {
  identifier                                      = "https://acme.eu.auth0.com/me/"
  skip_consent_for_verifiable_first_party_clients = true
}

# not reported: it is set up by request, with attributes of your own
api "express" {
  identifier = "urn:auth0:express-configure"
  name       = "Express configuration"
}

# not reported: an API of your own that looks like one of the platform
api "orders" {
  identifier = "https://orders.example.com/me/"
  scopes = {
    "read:orders" = "Read orders"
  }
  name = "Orders"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
