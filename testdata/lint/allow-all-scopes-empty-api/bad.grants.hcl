api "archive" {
  identifier = "https://archive.example.com"

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "nightly" {
  app_type = "non_interactive"
}

client_grant "nightly" {
  client_id        = application.nightly
  audience         = api.archive
  subject_type     = "client"
  allow_all_scopes = true
}
