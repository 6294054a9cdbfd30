# Not stated means off, and the policy lets the application in.
api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

application "pocket" {
  app_type = "native"
}

# By the default for third parties.
api "parcels" {
  identifier       = "https://parcels.example.com"
  scopes           = ["track:parcels"]
  enforce_policies = false

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "tracker" {
  app_type                  = "native"
  is_first_party            = false
  third_party_security_mode = "strict"
}

third_party_default "parcels" {
  audience     = api.parcels
  subject_type = "user"
  scopes       = ["track:parcels"]
}
