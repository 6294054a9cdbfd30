application "page" {
  app_type    = "spa"
  grant_types = ["implicit", "authorization_code"]
}
