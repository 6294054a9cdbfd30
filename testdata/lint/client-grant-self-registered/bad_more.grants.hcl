api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "agent" {
  app_type               = "regular_web"
  is_first_party         = false
  external_metadata_type = "cimd"
}

client_grant "agent" {
  client_id = application.agent
  audience  = api.orders
  scopes    = ["read:orders"]
}

application "bot" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
  external_metadata_type    = "dcr"
}

client_grant "bot" {
  client_id    = application.bot
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
