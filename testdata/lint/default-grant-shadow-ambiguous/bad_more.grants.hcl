api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "sorter" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["authorization_code", "client_credentials"]
}

application "depot" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
  grant_types               = ["authorization_code", "client_credentials"]
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# The other way round: does the default still serve its users?
client_grant "sorter" {
  client_id    = application.sorter
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

client_grant "depot" {
  client_id    = application.depot
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
