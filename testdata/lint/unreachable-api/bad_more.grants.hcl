# Nobody but applications on their own, and none of these.
api "letters" {
  identifier = "https://letters.example.com"
  scopes     = ["read:letters"]

  subject_type_authorization {
    user   { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

api "parcels" {
  identifier = "https://parcels.example.com"
  scopes     = ["track:parcels"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

api "depots" {
  identifier = "https://depots.example.com"
  scopes     = ["read:depots"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "reader" {
  app_type = "regular_web"
}

api "stamps" {
  identifier = "https://stamps.example.com"
  scopes     = ["sell:stamps"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

client_grant "reader" {
  client_id    = application.reader
  audience     = api.stamps
  subject_type = "user"
  scopes       = ["sell:stamps"]
}
