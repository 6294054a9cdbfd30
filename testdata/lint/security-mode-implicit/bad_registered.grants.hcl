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

application "price_watch" {
  app_type               = "native"
  is_first_party         = false
  external_metadata_type = "dcr"
}

application "bargain_alert" {
  app_type               = "native"
  is_first_party         = false
  external_metadata_type = "dcr"
}
