api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# not reported: an application of one's own may ask for it
application "shop" {
  app_type           = "regular_web"
  organization_usage = "require"
}

# not reported: this is how it is anyway
application "courier" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  organization_usage        = "deny"
}

# not reported: the settings of a grant are for client access
application "sorter" {
  app_type                  = "non_interactive"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["client_credentials"]
}

client_grant "sorter" {
  client_id          = application.sorter
  audience           = api.orders
  subject_type       = "client"
  scopes             = ["read:orders"]
  organization_usage = "allow"
  organizations      = ["org_9hQm3Lr"]
}
