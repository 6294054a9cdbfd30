application "shop" {
  name           = "Shop"
  client_id      = "shop"
  app_type       = "regular_web"
  is_first_party = true
  grant_types    = ["authorization_code", "refresh_token"]
}
