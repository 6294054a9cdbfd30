# not reported: risky, and not one of the legacy ones
application "web" {
  app_type    = "regular_web"
  grant_types = ["password"]
}

# not reported: an extension that every tenant has
application "desk" {
  app_type    = "regular_web"
  grant_types = ["http://auth0.com/oauth/grant-type/password-realm"]
}

# not reported: defaults have no legacy grant types
application "shop" {
  app_type = "regular_web"
}
