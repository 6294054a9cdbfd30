# Nobody states the mode: the rule speaks as for a strict one, and security-mode-implicit asks for it.
tenant {
  enable_dynamic_client_registration = true
}

api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}
