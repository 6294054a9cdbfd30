tenant {
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

api "stock" {
  identifier = "https://stock.example.com"
  scopes     = ["read:stock"]
}

application "old_till" {
  app_type                  = "native"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

# It has the mode that the tenant gives to those that register themselves.
application "price_watch" {
  app_type               = "native"
  is_first_party         = false
  external_metadata_type = "dcr"
}
