# not reported: a name that only contains a reserved one
api "mail" {
  identifier = "https://mail.example.com"
  scopes     = ["emails", "read:email"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

# not reported: scopes are compared byte for byte
api "people" {
  identifier = "https://people.example.com"
  scopes     = ["Profile", "NAME"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

# not reported: these are claims, and no names of scopes
api "places" {
  identifier = "https://places.example.com"
  scopes     = ["street_address", "phone_number"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}
