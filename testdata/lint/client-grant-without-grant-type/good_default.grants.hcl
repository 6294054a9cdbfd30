# A confidential application of one's own has the flow by default.
api "tickets" {
  identifier = "https://tickets.example.com"
  scopes     = ["read:tickets"]
}

application "digest" {
  app_type = "regular_web"
}

client_grant "digest" {
  client_id    = application.digest
  audience     = api.tickets
  subject_type = "client"
  scopes       = ["read:tickets"]
}
