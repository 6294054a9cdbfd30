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
  grant_types               = ["authorization_code"]
}

client_grant "courier" {
  client_id        = application.courier
  audience         = api.parcels
  subject_type     = "user"
  allow_all_scopes = true
}
