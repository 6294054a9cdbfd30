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

# not reported: these three are what strict mode has
application "courier" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["authorization_code", "refresh_token", "client_credentials"]
}

# not reported: permissive mode takes them
application "old_shop" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
  grant_types               = ["implicit", "password"]
}

# not reported: strict is an assumption here, and security-mode-implicit asks for the mode
application "sorter" {
  app_type       = "regular_web"
  is_first_party = false
  grant_types    = ["authorization_code", "implicit"]
}

# not reported: an application of one's own
application "shop" {
  app_type    = "spa"
  grant_types = ["implicit"]
}

# not reported: the default of strict mode is the right one
application "plain" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}
