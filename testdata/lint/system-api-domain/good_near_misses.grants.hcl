tenant {
  domain = "acme.eu.auth0.com"
}

# not reported: with the domain stated, this is an API of your own
api "orders" {
  identifier = "https://orders.example.com/api/v2/"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "directory" {
  app_type = "non_interactive"
}

# not reported: the tenant's own domain
client_grant "directory" {
  client_id    = application.directory
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}

# not reported: its identifier has no domain
api "express" {
  identifier = "urn:auth0:express-configure"
}

# not reported: the path is none of the platform
api "bills" {
  identifier = "https://globex.eu.auth0.com/bills/"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
