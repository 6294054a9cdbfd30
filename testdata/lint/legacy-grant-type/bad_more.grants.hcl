application "mobile" {
  app_type    = "native"
  grant_types = ["http://auth0.com/oauth/legacy/grant-type/delegation/refresh_token", "http://auth0.com/oauth/legacy/grant-type/access_token"]
}

application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
  grant_types               = ["http://auth0.com/oauth/legacy/grant-type/ro/jwt-bearer"]
}
