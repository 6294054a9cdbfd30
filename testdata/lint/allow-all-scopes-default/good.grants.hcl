api "parcels" {
  identifier = "https://parcels.example.com"
  scopes     = ["track:parcels", "redirect:parcels"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "courier" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

third_party_default "parcels" {
  audience     = api.parcels
  subject_type = "user"
  scopes       = ["track:parcels"]
}
