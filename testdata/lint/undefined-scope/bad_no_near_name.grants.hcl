tenant {
  domain = "acme.eu.auth0.com"
}

api "billing" {
  identifier = "https://billing.example.com"
  scopes     = ["read:invoices"]
}

api "shipping" {
  identifier = "https://shipping.example.com"
  scopes     = ["track:parcels"]
}

api "archive" {
  identifier = "https://archive.example.com"
}

application "nightly" {
  app_type = "non_interactive"
}

# A scope of another API, two in one string, and one that exists nowhere.
client_grant "billing" {
  client_id    = application.nightly
  audience     = api.billing
  subject_type = "client"
  scopes       = ["track:parcels", "read:invoices write:invoices", "purge:everything"]
}

# An API without scopes is one mistake, whatever the length of the list.
client_grant "archive" {
  client_id    = application.nightly
  audience     = api.archive
  subject_type = "client"
  scopes       = ["read:documents", "restore:documents"]
}

# The platform's own APIs have their scopes built in; "read:widgets" is reported by unlisted-system-scope.
client_grant "management" {
  client_id    = application.nightly
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users", "read:clientgrants", "read:widgets"]
}
