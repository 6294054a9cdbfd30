application "desk" {
  app_type    = "native"
  grant_types = ["password", "http://auth0.com/oauth/grant-type/password-realm"]
}

application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
  grant_types               = ["authorization_code", "implicit"]
}
