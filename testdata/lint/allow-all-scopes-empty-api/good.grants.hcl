api "archive" {
  identifier = "https://archive.example.com"
  scopes     = { "read:documents" = "Read documents" }

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "nightly" {
  app_type = "non_interactive"
}

client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.archive
  subject_type = "client"
  scopes       = ["read:documents"]
}
