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

# not reported: and this one; the others are what the platform has anyway, and a scope that is like none in its list may be a new one
api "account" {
  identifier                                      = "https://acme.eu.auth0.com/me/"
  name                                            = "Auth0 My Account API"
  scopes                                          = ["read:me:factors", "update:me:sessions_elsewhere"]
  allow_offline_access                            = true
  token_lifetime_for_web                          = 600
  enforce_policies                                = false
  authorization_details_types                     = []
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
