api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "cancel:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

api "stock" {
  identifier = "https://stock.example.com"
  scopes     = ["read:stock"]

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

application "sorter" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

application "robot" {
  app_type                  = "non_interactive"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["client_credentials"]
}

application "shop" {
  app_type = "regular_web"
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

third_party_default "stock" {
  audience     = api.stock
  subject_type = "client"
  scopes       = ["read:stock"]
}

# not reported: another scope is default-grant-shadowed
client_grant "courier" {
  client_id    = application.courier
  audience     = api.orders
  subject_type = "user"
  scopes       = ["cancel:orders"]
}

# not reported: today it is more, and later still more
client_grant "sorter" {
  client_id        = application.sorter
  audience         = api.orders
  subject_type     = "user"
  allow_all_scopes = true
}

# not reported: with an organization it gives more than the default can
client_grant "robot" {
  client_id          = application.robot
  audience           = api.stock
  subject_type       = "client"
  scopes             = ["read:stock"]
  organization_usage = "allow"
  organizations      = ["org_9hQm3Lr"]
}

# not reported: the default does not reach an application of one's own
client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
