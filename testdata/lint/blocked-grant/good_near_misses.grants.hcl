tenant {
  domain = "acme.eu.auth0.com"
}

api "payroll" {
  identifier = "https://payroll.example.com"
  scopes     = ["read:payslips"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

application "page" {
  app_type = "spa"
}

application "nightly" {
  app_type = "non_interactive"
}

# not reported: the other subject type is denied
client_grant "page" {
  client_id    = application.page
  audience     = api.payroll
  subject_type = "user"
  scopes       = ["read:payslips"]
}

# not reported: likewise
client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

# not reported: the platform denies client access here, and this is for users
client_grant "account" {
  client_id    = application.page
  audience     = "https://acme.eu.auth0.com/me/"
  subject_type = "user"
  scopes       = ["read:me:factors"]
}

# not reported: the client policy of My Organization can be changed, and here it is
api "organization" {
  identifier = "https://acme.eu.auth0.com/my-org/"

  subject_type_authorization {
    client { policy = "require_client_grant" }
  }
}

client_grant "directory" {
  client_id          = application.nightly
  audience           = api.organization
  subject_type       = "client"
  organization_usage = "require"
  scopes             = ["read:my_org:domains"]
}
