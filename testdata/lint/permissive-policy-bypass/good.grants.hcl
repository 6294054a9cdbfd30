api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products", "edit:products"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

# grants:ignore permissive-third-party: a strict one takes its place by autumn
application "old_shop" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

client_grant "old_shop" {
  client_id    = application.old_shop
  audience     = api.catalogue
  subject_type = "user"
  scopes       = ["read:products"]
}
