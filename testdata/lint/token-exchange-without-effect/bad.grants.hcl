application "gateway" {
  app_type = "regular_web"

  token_exchange {
    allow_any_profile_of_type = ["custom_authentication", "on_behalf_of_token_exchange"]
  }
}
