# Gets the defaults of both APIs.
application "courier" {
  name                      = "Courier's tracking page"
  client_id                 = "tpc_8uR2hVn4kQpL6sXw1zYb3c"
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

# Its own grant replaces the default for the Orders API, and is narrower.
application "analytics" {
  name                      = "Analytics vendor"
  client_id                 = "tpc_5mTq9cJd2wFh7rZx0vNk1e"
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

client_grant "analytics" {
  client_id    = application.analytics.client_id
  audience     = api.orders.identifier
  subject_type = "user"
  scopes       = ["read:orders"]
}

# From before security modes existed: where a policy allows everybody, it would need no grant.
application "legacy_shop" {
  name                      = "Shop system of the first partner"
  client_id                 = "q2WzB7nLr5TgY8mKd3XvH6pJc9FsA1eU"
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

# Registered itself.
application "price_watch" {
  name                      = "Price Watch"
  client_id                 = "tpc_0aLs8dKf6jHg4qWe2rTy9u"
  app_type                  = "native"
  is_first_party            = false
  third_party_security_mode = "strict"
  external_metadata_type    = "dcr"
}
