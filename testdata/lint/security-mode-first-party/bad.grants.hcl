application "shop" {
  app_type                  = "regular_web"
  third_party_security_mode = "strict"
}
