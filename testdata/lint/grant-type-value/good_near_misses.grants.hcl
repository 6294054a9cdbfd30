# not reported: the URN is its full name
application "tv" {
  app_type    = "native"
  grant_types = ["urn:ietf:params:oauth:grant-type:device_code"]
}

# not reported: native applications log in with passkeys by it
application "passkeys" {
  app_type    = "native"
  grant_types = ["urn:okta:params:oauth:grant-type:webauthn"]
}

# not reported: a URN that looks like none of the known ones may be a new one
application "new" {
  app_type    = "regular_web"
  grant_types = ["urn:ietf:params:oauth:grant-type:jwt-bearer"]
}

# not reported: it exists, and legacy-grant-type is about it
application "old" {
  app_type    = "regular_web"
  grant_types = ["http://auth0.com/oauth/legacy/grant-type/ro"]
}
