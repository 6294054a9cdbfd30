api "tickets" {
  identifier = "https://tickets.example.com"
  scopes     = ["read:tickets"]
}

application "chat_bot" {
  app_type       = "regular_web"
  is_first_party = false
  grant_types    = ["client_credentials"]
}

client_grant "chat_bot" {
  client_id              = application.chat_bot
  audience               = api.tickets
  subject_type           = "client"
  scopes                 = ["read:tickets"]
  organization_usage     = "require"
  organizations          = ["org_AcmeTraders01"]
}
