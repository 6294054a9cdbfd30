api "parcels" {
  identifier = "https://parcels.example.com"
  scopes     = ["track:parcels"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

application "planner" {
  app_type = "regular_web"
}

application "old_shop" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

application "page" {
  app_type                  = "spa"
  is_first_party            = false
  third_party_security_mode = "strict"
}

# not reported: the application is your own
client_grant "planner" {
  client_id        = application.planner
  audience         = api.parcels
  subject_type     = "user"
  allow_all_scopes = true
}

# not reported: the grant is inert, and the policy is what opens the API
client_grant "old_shop" {
  client_id        = application.old_shop
  audience         = api.catalogue
  subject_type     = "user"
  allow_all_scopes = true
}

# not reported: one scope of one is still a list
client_grant "page" {
  client_id    = application.page
  audience     = api.catalogue
  subject_type = "user"
  scopes       = ["read:products"]
}
