# not reported: the default has implicit in it, and nobody asked for it
application "page" {
  app_type = "spa"
}

# not reported: a code by mail or text message, and no password
application "phone" {
  app_type    = "native"
  grant_types = ["http://auth0.com/oauth/grant-type/passwordless/otp"]
}

# not reported: the user logs in on another device
application "tv" {
  app_type    = "native"
  grant_types = ["urn:ietf:params:oauth:grant-type:device_code"]
}

# not reported: strict third parties cannot have the risky ones at all
application "partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["authorization_code"]
}
