tenant {
  domain = "login.example.com"
}

application "sync" {
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

client_grant "sync" {
  client_id    = application.sync
  audience     = "https://login.example.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}
