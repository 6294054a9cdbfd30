api "calendar" {
  identifier = "https://calendar.example.com"
  scopes     = ["read:events"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "assistant" {
  app_type               = "regular_web"
  is_first_party         = false
  external_metadata_type = "dcr"
}

client_grant "assistant" {
  client_id    = application.assistant
  audience     = api.calendar
  subject_type = "user"
  scopes       = ["read:events"]
}
