# not reported: permissive applications follow the open policy
tenant {
  enable_dynamic_client_registration        = true
  dynamic_client_registration_security_mode = "permissive"
}

api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}
