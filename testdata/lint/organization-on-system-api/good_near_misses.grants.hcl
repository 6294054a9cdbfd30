tenant {
  domain = "acme.eu.auth0.com"
}

api "orders" {
  identifier = "https://orders.example.com"
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

# not reported: null is the same as leaving the attribute out
client_grant "directory" {
  client_id              = application.directory
  audience               = "https://acme.eu.auth0.com/api/v2/"
  subject_type           = "client"
  scopes                 = ["read:users"]
  allow_any_organization = null
}

application "export" {
  app_type = "non_interactive"
}

# not reported: an API of your own
client_grant "export" {
  client_id          = application.export
  audience           = api.orders
  subject_type       = "client"
  scopes             = ["read:orders"]
  organization_usage = "require"
  organizations      = ["org_8dKx2LmQ5vTn1RzP"]
}

application "members" {
  app_type           = "regular_web"
  organization_usage = "require"
}

# not reported: the setting of the application is about logins
client_grant "members" {
  client_id    = application.members
  audience     = "https://acme.eu.auth0.com/my-org/"
  subject_type = "user"
  scopes       = []
}

# the client policy of My Organization can be changed, and here it is
api "organization" {
  identifier = "https://acme.eu.auth0.com/my-org/"

  subject_type_authorization {
    client { policy = "require_client_grant" }
  }
}

# not reported: the platform itself has grants on My Organization that require an organization
client_grant "organization" {
  client_id          = application.export
  audience           = api.organization
  subject_type       = "client"
  scopes             = ["read:my_org:domains"]
  organization_usage = "require"
}
