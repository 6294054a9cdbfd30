# not reported: none
application "gateway" {
  app_type = "regular_web"

  token_exchange {
    allow_any_profile_of_type = []
  }
}

# not reported: both are known
application "tools" {
  app_type = "resource_server"

  token_exchange {
    allow_any_profile_of_type = ["on_behalf_of_token_exchange", "custom_authentication"]
  }
}

# not reported: nothing said
application "web" {
  app_type = "regular_web"
  token_exchange {}
}
