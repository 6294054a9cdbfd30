tenant {
  domain = "acme.eu.auth0.com"
}

api "management" {
  identifier = "https://acme.eu.auth0.com/api/v2/"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "profile_page" {
  app_type = "spa"
}

client_grant "profile_page" {
  client_id    = application.profile_page
  audience     = api.management
  subject_type = "user"
  scopes       = ["read:current_user"]
}
