tenant {
  domain = "acme.eu.auth0.com"
}

# not reported: that is the policy it has
api "management" {
  identifier = "https://acme.eu.auth0.com/api/v2/"

  subject_type_authorization {
    user { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

# not reported: the user policy can be set
api "account" {
  identifier = "https://acme.eu.auth0.com/me/"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: this one can be changed
api "organization" {
  identifier = "https://acme.eu.auth0.com/my-org/"

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

# not reported: nothing is documented about its policies
api "express" {
  identifier = "urn:auth0:express-configure"

  subject_type_authorization {
    client { policy = "deny_all" }
  }
}

# not reported: an API of your own
api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}
