tenant {
  domain = "acme.eu.auth0.com"
}

application "team_pages" {
  app_type = "regular_web"
}

client_grant "team_pages" {
  client_id          = application.team_pages
  audience           = "https://acme.eu.auth0.com/my-org/"
  subject_type       = "user"
  scopes             = ["read:my_org:details"]
  organization_usage = "require"
}
