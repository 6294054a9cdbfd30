tenant {
  domain = "acme.eu.auth0.com"
}

application "profile_page" {
  app_type = "spa"
}

# The Management API is open to users by default, within the same bounds.
client_grant "profile_page" {
  client_id    = application.profile_page
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "user"
  scopes       = ["read:current_user", "read:users"]
}
