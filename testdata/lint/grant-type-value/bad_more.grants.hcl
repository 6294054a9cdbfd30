application "tv" {
  app_type    = "native"
  grant_types = ["device_code"]
}

application "kiosk" {
  app_type    = "native"
  grant_types = ["auth_code"]
}

application "backend" {
  app_type    = "regular_web"
  grant_types = ["urn:openid:params:grant-type:cibaa"]
}
