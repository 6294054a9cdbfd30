# A third party in strict mode does not get the flow by default.
api "tickets" {
  identifier = "https://tickets.example.com"
  scopes     = ["read:tickets"]
}

application "chat_bot" {
  app_type       = "regular_web"
  is_first_party = false
}

client_grant "chat_bot" {
  client_id    = application.chat_bot
  audience     = api.tickets
  subject_type = "client"
  scopes       = ["read:tickets"]
}
