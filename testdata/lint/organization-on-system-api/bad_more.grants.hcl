tenant {
  domain = "acme.eu.auth0.com"
}

application "directory" {
  app_type = "non_interactive"
}

client_grant "directory" {
  client_id          = application.directory
  audience           = "https://acme.eu.auth0.com/api/v2/"
  subject_type       = "client"
  scopes             = ["read:users"]
  organization_usage = "deny"
}

application "profile" {
  app_type = "regular_web"
}

client_grant "profile" {
  client_id     = application.profile
  audience      = "https://acme.eu.auth0.com/me/"
  subject_type  = "user"
  scopes        = ["read:me:factors"]
  organizations = ["org_8dKx2LmQ5vTn1RzP"]
}
