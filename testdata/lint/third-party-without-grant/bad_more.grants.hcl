tenant {
  domain = "acme.eu.auth0.com"
}

api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

# What is described by a metadata document is strict.
application "price_checker" {
  app_type               = "native"
  is_first_party         = false
  external_metadata_type = "cimd"
}

application "courier" {
  client_id                 = "tpc_8uR2hVn4kQpL6sXw1zYb3c"
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}
