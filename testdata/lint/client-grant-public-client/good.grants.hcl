api "tickets" {
  identifier = "https://tickets.example.com"
  scopes     = ["read:tickets"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "board" {
  app_type = "spa"
}

client_grant "board" {
  client_id    = application.board
  audience     = api.tickets
  subject_type = "user"
  scopes       = ["read:tickets"]
}
