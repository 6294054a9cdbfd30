tenant {
  domain                                    = "acme.eu.auth0.com"
  enable_dynamic_client_registration        = true
  dynamic_client_registration_security_mode = "permissive"
}

api "tools" {
  identifier = "https://tools.example.com"
  scopes     = ["read:tools"]

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}
