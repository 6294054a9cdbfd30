# not reported: the tenant may be old enough to be permissive, and one policy is open
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
