tenant {
  domain = "acme.eu.auth0.com"
}

api "archive" {
  identifier = "https://archive.example.com"
  scopes     = []

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

api "letters" {
  identifier = "https://letters.example.com"
  scopes     = ["read:letters"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "reader" {
  app_type = "regular_web"
}

application "scanner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

application "nightly" {
  app_type = "non_interactive"
}

# not reported: a third party has the stronger allow-all-scopes-third-party
client_grant "scanner" {
  client_id        = application.scanner
  audience         = api.archive
  subject_type     = "user"
  allow_all_scopes = true
}

# not reported: one scope is some
client_grant "reader" {
  client_id        = application.reader
  audience         = api.letters
  subject_type     = "user"
  allow_all_scopes = true
}

# not reported: an empty list stays empty when the API gets scopes
client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.archive
  subject_type = "client"
  scopes       = []
}

# not reported: for all third parties it is allow-all-scopes-default
third_party_default "archive" {
  audience         = api.archive
  subject_type     = "user"
  allow_all_scopes = true
}
