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

# not reported: it can keep a secret
application "sorter" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["authorization_code", "client_credentials"]
}

# not reported: there are no client credentials
application "price_watch" {
  app_type                  = "native"
  is_first_party            = false
  third_party_security_mode = "strict"
  external_metadata_type    = "dcr"
  grant_types               = ["authorization_code"]
}

# not reported: permissive mode is not documented to refuse it
application "old_pocket" {
  app_type                   = "native"
  is_first_party             = false
  third_party_security_mode  = "permissive"
  token_endpoint_auth_method = "client_secret_post"
  grant_types                = ["authorization_code", "client_credentials"]
}

# not reported: its mode is not stated, and may be permissive
application "old_tracker" {
  app_type                   = "spa"
  is_first_party             = false
  token_endpoint_auth_method = "client_secret_post"
  grant_types                = ["authorization_code", "client_credentials"]
}

# not reported: the default grant types of strict mode have none
application "tracker" {
  app_type                  = "spa"
  is_first_party            = false
  third_party_security_mode = "strict"
}
