api "parcels" {
  identifier = "https://parcels.example.com"
  scopes     = ["track:parcels", "redirect:parcels"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "old_shop" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

application "sorter" {
  app_type                  = "non_interactive"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["client_credentials"]
}

# A permissive one needs its grant too, where the policy asks for it.
client_grant "old_shop" {
  client_id        = application.old_shop
  audience         = api.parcels
  subject_type     = "user"
  allow_all_scopes = true
}

client_grant "sorter" {
  client_id        = application.sorter
  audience         = api.parcels
  subject_type     = "client"
  allow_all_scopes = true
}

api "depots" {
  identifier = "https://depots.example.com"

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

# Nothing today, and everything from the first scope on.
client_grant "depots" {
  client_id        = application.sorter
  audience         = api.depots
  subject_type     = "client"
  allow_all_scopes = true
}
