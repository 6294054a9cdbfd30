# Strict third parties need a grant, however open the policy is.
tenant {
  enable_dynamic_client_registration        = true
  dynamic_client_registration_security_mode = "strict"
}

api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}
