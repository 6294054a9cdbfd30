# not reported: only applications of one's own call it
api "orders" {
  identifier                                      = "https://orders.example.com"
  scopes                                          = ["read:orders"]
  skip_consent_for_verifiable_first_party_clients = true

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

# not reported: its third party has no user to ask
api "stock" {
  identifier                                      = "https://stock.example.com"
  scopes                                          = ["read:stock"]
  skip_consent_for_verifiable_first_party_clients = true

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

# not reported: nobody is promised anything
api "depots" {
  identifier                                      = "https://depots.example.com"
  scopes                                          = ["read:depots"]
  skip_consent_for_verifiable_first_party_clients = false

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type = "regular_web"
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

application "sorter" {
  app_type                  = "non_interactive"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["client_credentials"]
}

client_grant "sorter" {
  client_id    = application.sorter
  audience     = api.stock
  subject_type = "client"
  scopes       = ["read:stock"]
}

application "courier" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

client_grant "courier" {
  client_id    = application.courier
  audience     = api.depots
  subject_type = "user"
  scopes       = ["read:depots"]
}
