locals {
  flows = ["authorization_code", "refresh_token"]
}

# not reported: distinct takes the second mention out
application "portal" {
  app_type    = "regular_web"
  grant_types = distinct(concat(local.flows, ["refresh_token"]))
}

# not reported: these are two grant types
application "desk" {
  app_type    = "regular_web"
  grant_types = ["password", "http://auth0.com/oauth/grant-type/password-realm"]
}

# not reported: two applications share a list
application "import" {
  app_type                      = "regular_web"
  client_authentication_methods = ["private_key_jwt"]
  grant_types                   = local.flows
}

application "shop" {
  app_type    = "regular_web"
  grant_types = local.flows
}
