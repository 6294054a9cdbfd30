api "calendar" {
  identifier = "https://calendar.example.com"
  scopes     = ["read:events"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "reminder" {
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

client_grant "reminder" {
  client_id    = application.reminder
  audience     = api.calendar
  subject_type = "client"
  scopes       = ["read:events"]
}
