# not reported: it is an API
application "tools" {
  app_type = "resource_server"

  token_exchange {
    allow_any_profile_of_type = ["on_behalf_of_token_exchange", "custom_authentication"]
  }
}

# not reported: an API of a third party
application "agent" {
  app_type = "resource_server"
  is_first_party            = false
  third_party_security_mode = "permissive"

  token_exchange {
    allow_any_profile_of_type = ["on_behalf_of_token_exchange"]
  }
}

# not reported: by a profile of its own
application "gateway" {
  app_type = "non_interactive"

  token_exchange {
    allow_any_profile_of_type = ["custom_authentication"]
  }
}
