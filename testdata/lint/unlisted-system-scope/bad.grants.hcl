tenant {
  domain = "acme.eu.auth0.com"
}

application "nightly" {
  app_type = "non_interactive"
}

client_grant "nightly" {
  client_id    = application.nightly
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users", "read:widgets", "purge:everything"]
}
