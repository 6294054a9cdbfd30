# Clients show a metadata document, are registered by an administrator, and act for their users alone.
tenant {
  client_id_metadata_document_supported = true
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "assistant" {
  app_type                   = "native"
  is_first_party             = false
  third_party_security_mode  = "strict"
  external_metadata_type     = "cimd"
  external_client_id         = "https://assistant.example.com/client.json"
  token_endpoint_auth_method = "none"
}


third_party_default "orders" {
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
