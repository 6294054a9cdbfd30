tenant {
  domain = "acme.eu.auth0.com"
}

api "shipping" {
  identifier = "https://shipping.example.com"
  scopes     = ["track:parcels"]

  subject_type_authorization {
    user { policy = "deny_all" }
  }
}

application "profile" {
  app_type = "regular_web"
}

client_grant "profile" {
  client_id    = application.profile
  audience     = "https://acme.eu.auth0.com/me/"
  subject_type = "user"
  scopes       = ["read:me:factors", "read:me:horoscope"]
}

# It is another API's.
client_grant "parcels" {
  client_id    = application.profile
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["track:parcels", "track:parcels"]
}
