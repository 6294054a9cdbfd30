application "web" {
  app_type    = "regular_web"
  grant_types = ["authorization_code", "http://auth0.com/oauth/legacy/grant-type/ro"]
}
