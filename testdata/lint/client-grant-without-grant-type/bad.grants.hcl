api "tickets" {
  identifier = "https://tickets.example.com"
  scopes     = ["read:tickets"]
}

application "digest" {
  app_type    = "regular_web"
  grant_types = ["authorization_code", "refresh_token"]
}

client_grant "digest" {
  client_id    = application.digest
  audience     = api.tickets
  subject_type = "client"
  scopes       = ["read:tickets"]
}
