application "page" {
  app_type    = "spa"
  grant_types = ["authorization_code"]
}
