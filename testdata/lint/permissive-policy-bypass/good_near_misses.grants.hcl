tenant {
  domain = "acme.eu.auth0.com"
}

api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

api "management" {
  identifier = "https://acme.eu.auth0.com/api/v2/"

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}

# not reported: a strict third party needs a grant under any policy
application "courier" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

# not reported: without a flow for users the policy for users is of no use to it
application "old_robot" {
  app_type                  = "non_interactive"
  is_first_party            = false
  third_party_security_mode = "permissive"
  grant_types               = ["client_credentials"]
}

# not reported: that its grant limits nothing is for inert-user-grant to say
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

# not reported: an application of one's own is meant to get in
application "shop" {
  app_type = "regular_web"
}
