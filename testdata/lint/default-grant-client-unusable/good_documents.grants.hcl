# Clients show a metadata document, and are registered by an administrator.
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

client_grant "assistant" {
  client_id    = application.assistant
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

# not reported here: the only client has a grant of its own, and that the policy denies this one is for blocked-default-grant to say
# grants:ignore blocked-default-grant: shown here on purpose
third_party_default "orders" {
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
