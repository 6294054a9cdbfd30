# The list is there, and nothing in it.
api "archive" {
  identifier = "https://archive.example.com"
  scopes     = []

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "reader" {
  app_type = "regular_web"
}

application "nightly" {
  app_type = "non_interactive"
}

client_grant "reader" {
  client_id        = application.reader
  audience         = api.archive
  subject_type     = "user"
  allow_all_scopes = true
}

client_grant "nightly" {
  client_id        = application.nightly
  audience         = api.archive
  subject_type     = "client"
  scopes           = []
  allow_all_scopes = true
}
