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

# not reported: an application that does not exist yet has no id
application "courier" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

# not reported: strict is an assumption here, and the id speaks against it; security-mode-implicit asks
application "sorter" {
  client_id      = "q2WzB7nLr5TgY8mKd3XvH6pJc9FsA1eU"
  app_type       = "regular_web"
  is_first_party = false
}

# not reported: the prefix is one at the beginning
application "old_shop" {
  client_id                 = "xTpc_0aLs8dKf6jHg4qWe2rTy9u"
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

# not reported: with a metadata document the id can be its address
application "price_watch" {
  client_id                 = "https://agent.example.com/client.json"
  app_type                  = "native"
  is_first_party            = false
  third_party_security_mode = "strict"
  external_metadata_type    = "cimd"
}
