application "partner" {
  app_type = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"

  token_exchange {
    allow_any_profile_of_type = ["custom_authentication"]
  }
}

application "untyped" {
  token_exchange {
    allow_any_profile_of_type = ["on_behalf_of_token_exchange"]
  }
}
