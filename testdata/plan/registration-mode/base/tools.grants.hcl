tenant {
  enable_dynamic_client_registration = true
}

api "tools" {
  identifier = "https://api.acme.example/tools"
  scopes     = ["read:data"]
}

application "assistant" {
  client_id              = "kM3vQ9xW2pLr8sTzYbNc4dFgHj6aEu1R"
  app_type               = "native"
  is_first_party         = false
  external_metadata_type = "dcr"
}
