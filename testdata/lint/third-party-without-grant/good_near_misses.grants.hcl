api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

# not reported: permissive mode follows the policies
application "old_shop" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

# not reported: so does an application of one's own
application "shop" {
  app_type = "regular_web"
}

# not reported: the default grant is for it
application "page" {
  app_type                  = "spa"
  is_first_party            = false
  third_party_security_mode = "strict"
}

third_party_default "catalogue" {
  audience     = api.catalogue
  subject_type = "user"
  scopes       = ["read:products"]
}
