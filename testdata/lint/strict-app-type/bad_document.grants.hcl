# A client with a metadata document acts for its users.
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
  external_metadata_type        = "cimd"
  client_authentication_methods = ["private_key_jwt"]
}

# not reported: the documents disagree about this one
application "editor" {
  app_type                   = "spa"
  is_first_party             = false
  third_party_security_mode  = "strict"
  external_metadata_type     = "cimd"
  token_endpoint_auth_method = "none"
}
