application "shop" {
  app_type                   = "spa"
  token_endpoint_auth_method = "none"
  grant_types                = ["authorization_code", "refresh_token"]
}
