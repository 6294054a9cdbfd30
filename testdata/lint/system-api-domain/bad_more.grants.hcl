application "directory" {
  app_type = "non_interactive"
}

client_grant "directory" {
  client_id    = application.directory
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}

application "profile" {
  app_type = "regular_web"
}

client_grant "profile" {
  client_id    = application.profile
  audience     = "https://login.example.com/me/"
  subject_type = "user"
  scopes       = ["read:me:factors"]
}

client_grant "members" {
  client_id    = application.profile
  audience     = "https://globex.us.auth0.com/my-org/"
  subject_type = "user"
  scopes       = []
}
