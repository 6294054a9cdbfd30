api "boards" {
  identifier = "https://boards.example.com"
  scopes     = ["read:boards", "write:boards", "delete:boards"]

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}

application "reminder" {
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

client_grant "reminder" {
  client_id    = application.reminder
  audience     = api.boards
  subject_type = "user"
  scopes       = ["read:boards"]
}
