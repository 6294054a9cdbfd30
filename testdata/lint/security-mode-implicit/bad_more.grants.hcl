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

# Which mode it has can be looked up.
application "sorter" {
  client_id      = "q2WzB7nLr5TgY8mKd3XvH6pJc9FsA1eU"
  app_type       = "regular_web"
  is_first_party = false
}

# The fix would write the attribute twice, so there is none.
application "scanner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = null
}
