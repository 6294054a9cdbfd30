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

application "sorter" {
  app_type                      = "non_interactive"
  is_first_party                = false
  third_party_security_mode     = "strict"
  client_authentication_methods = ["self_signed_tls_client_auth"]
}

locals {
  methods = ["tls_client_auth"]
}

application "depot" {
  client_id                     = "tpc_5mTq9cJd2wFh7rZx0vNk1e"
  app_type                      = "regular_web"
  is_first_party                = false
  client_authentication_methods = local.methods
}
