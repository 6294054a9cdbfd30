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

application "agent" {
  client_id                 = "tpc_8uR2hVn4kQpL6sXw1zYb3c"
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
  external_metadata_type    = "cimd"
}

locals {
  mode = "permissive"
}

application "assistant" {
  app_type                  = "native"
  is_first_party            = false
  third_party_security_mode = local.mode
  external_metadata_type    = "cimd"
}
