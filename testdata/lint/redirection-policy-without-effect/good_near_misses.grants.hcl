api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# not reported: strict mode looks at it
application "courier" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  redirection_policy        = "open_redirect_protection"
}

# not reported: so does what is strict by default
application "sorter" {
  app_type           = "regular_web"
  is_first_party     = false
  redirection_policy = "open_redirect_protection"
}

# not reported: null is none
application "shop" {
  app_type           = "regular_web"
  redirection_policy = null
}
