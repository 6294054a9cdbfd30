tenant {
  domain                             = "acme.eu.auth0.com"
  enable_dynamic_client_registration = true
}

api "parcels" {
  identifier = "https://parcels.example.com"
  scopes     = ["track:parcels"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

api "depots" {
  identifier = "https://depots.example.com"
  scopes     = ["read:depots"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

# Open to applications of one's own; strangers that register themselves get it by this grant.
third_party_default "parcels" {
  audience         = api.parcels
  subject_type     = "user"
  allow_all_scopes = true
}

application "sorter" {
  app_type                  = "non_interactive"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["client_credentials"]
}

# Any that act on their own.
third_party_default "depots" {
  audience         = api.depots
  subject_type     = "client"
  allow_all_scopes = true
}
