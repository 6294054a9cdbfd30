api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products", "edit:products"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

application "old_shop" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
}
