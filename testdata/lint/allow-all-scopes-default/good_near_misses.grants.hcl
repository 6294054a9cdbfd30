api "parcels" {
  identifier = "https://parcels.example.com"
  scopes     = ["track:parcels"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

api "depots" {
  identifier = "https://depots.example.com"
  scopes     = ["read:depots"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "courier" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["authorization_code", "client_credentials"]
}

# not reported: a list of all scopes does not grow
third_party_default "parcels" {
  audience     = api.parcels
  subject_type = "user"
  scopes       = ["track:parcels"]
}

# not reported: one third party is allow-all-scopes-third-party
client_grant "courier" {
  client_id        = application.courier
  audience         = api.parcels
  subject_type     = "user"
  allow_all_scopes = true
}

# not reported: turned off
third_party_default "depots" {
  audience         = api.depots
  subject_type     = "user"
  scopes           = ["read:depots"]
  allow_all_scopes = false
}
