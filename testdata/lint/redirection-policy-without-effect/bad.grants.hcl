application "shop" {
  app_type           = "regular_web"
  redirection_policy = "open_redirect_protection"
}
