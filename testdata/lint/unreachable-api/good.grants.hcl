api "archive" {
  identifier = "https://archive.example.com"
  scopes     = ["read:documents"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "reader" {
  app_type = "regular_web"
}

client_grant "reader" {
  client_id    = application.reader
  audience     = api.archive
  subject_type = "user"
  scopes       = ["read:documents"]
}
