application "web" {
  app_type    = "regular_web"
  grant_types = ["authorization_code", "refresh_token"]
}
