tenant {
  domain = "acme.eu.auth0.com"
}

api "management" {
  identifier = "https://acme.eu.auth0.com/api/v2/"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "settings" {
  app_type = "regular_web"
}

client_grant "settings" {
  client_id    = application.settings
  audience     = api.management
  subject_type = "user"
  scopes       = ["update:users", "update:current_user_metadata"]
}
