application "shop" {
  app_type = "regular_web"
}
