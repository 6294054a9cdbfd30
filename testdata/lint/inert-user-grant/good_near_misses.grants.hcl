api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

application "auditor" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

application "nightly" {
  app_type = "non_interactive"
}

# not reported: a strict third party needs its grant under any policy
client_grant "auditor" {
  client_id    = application.auditor
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# not reported: client access always needs a grant
client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

# not reported: the default is for strict third parties too
third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
