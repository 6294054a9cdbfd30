tenant {
  domain = "acme.eu.auth0.com"
}

# not reported: closed on purpose
api "letters" {
  identifier = "https://letters.example.com"
  scopes     = ["read:letters"]

  subject_type_authorization {
    user   { policy = "deny_all" }
    client { policy = "deny_all" }
  }
}

# not reported: open to every application of one's own
api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

# not reported: the platform's own API is there whether anybody uses it or not
api "account" {
  identifier = "https://acme.eu.auth0.com/me/"
}

# not reported: a default grant lets third parties in
api "parcels" {
  identifier = "https://parcels.example.com"
  scopes     = ["track:parcels"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "courier" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

third_party_default "parcels" {
  audience     = api.parcels
  subject_type = "user"
  scopes       = ["track:parcels"]
}
