# Clients that register with a document are told apart by its URL: another URL is another client, whatever the block is called. A URL that the files come
# to name is no difference.

tenant {
  domain                                = "acme.eu.auth0.com"
  client_id_metadata_document_supported = true
}

api "tools" {
  identifier = "https://tools.example.com"
  scopes     = ["tool:read"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

third_party_default "tools" {
  audience     = api.tools
  subject_type = "user"
  scopes       = ["tool:read"]
}

application "agent" {
  app_type                  = "native"
  is_first_party            = false
  third_party_security_mode = "strict"
  external_metadata_type    = "cimd"
  external_client_id        = "https://other.example.com/client.json"
}

application "helper" {
  app_type                  = "native"
  is_first_party            = false
  third_party_security_mode = "strict"
  external_metadata_type    = "cimd"
  external_client_id        = "https://helper.example.com/client.json"
}
