tenant {
  domain = "acme.eu.auth0.com"
}

application "directory" {
  app_type = "non_interactive"
}

# The client policy of My Organization may have been changed in the dashboard. Here nobody says so.
client_grant "directory" {
  client_id          = application.directory
  audience           = "https://acme.eu.auth0.com/my-org/"
  subject_type       = "client"
  organization_usage = "require"
  scopes             = ["read:my_org:domains"]
}
