application "shop" {
  app_type                   = "regular_web"
  token_endpoint_auth_method = "client_secret_post"
  grant_types                = ["authorization_code", "refresh_token"]
}
