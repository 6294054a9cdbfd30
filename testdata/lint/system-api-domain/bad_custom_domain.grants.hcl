tenant {
  domain = "acme.eu.auth0.com"
}

# All of its scopes are the platform's: it is the Management API, whose audience keeps the tenant's own domain.
api "management" {
  identifier = "https://login.example.com/api/v2/"
  scopes = {
    "read:users" = "Read users"
  }

  subject_type_authorization {
    user   { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

application "sync" {
  app_type = "non_interactive"
}

client_grant "sync" {
  client_id    = application.sync
  audience     = api.management
  subject_type = "client"
  scopes       = ["read:users"]
}

# Another tenant's, whatever it declares.
api "account" {
  identifier = "https://globex.us.auth0.com/me/"
  scopes = {
    "read:profile" = "Read one's profile"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
