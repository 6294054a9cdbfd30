locals {
  profiles = ["custom_authentication", "session_transfer"]
}

application "gateway" {
  app_type = "regular_web"

  token_exchange {
    allow_any_profile_of_type = local.profiles
  }
}

application "tools" {
  app_type = "resource_server"

  token_exchange {
    allow_any_profile_of_type = ["on_behalf_of"]
  }
}
