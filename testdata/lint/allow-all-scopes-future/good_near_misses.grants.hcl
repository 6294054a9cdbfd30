tenant {
  domain = "acme.eu.auth0.com"
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "cancel:orders"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

api "archive" {
  identifier = "https://archive.example.com"
  scopes     = []

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

api "parcels" {
  identifier = "https://parcels.example.com"
  scopes     = ["track:parcels"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "help_desk" {
  app_type = "regular_web"
}

application "nightly" {
  app_type = "non_interactive"
}

application "courier" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

# not reported: under the policy "allow_all" the grant decides nothing, which inert-user-grant says
client_grant "help_desk" {
  client_id        = application.help_desk
  audience         = api.orders
  subject_type     = "user"
  allow_all_scopes = true
}

# not reported: that the API declares no scopes at all is what allow-all-scopes-empty-api says
client_grant "archive" {
  client_id        = application.nightly
  audience         = api.archive
  subject_type     = "client"
  allow_all_scopes = true
}

# not reported: for a third party it is a warning, allow-all-scopes-third-party
client_grant "courier" {
  client_id        = application.courier
  audience         = api.parcels
  subject_type     = "user"
  allow_all_scopes = true
}

# not reported: turned off, the attribute promises nothing
client_grant "parcels" {
  client_id        = application.nightly
  audience         = api.parcels
  subject_type     = "client"
  scopes           = ["track:parcels"]
  allow_all_scopes = false
}
