api "orders" {
  identifier = "https://orders.example.com"
  scopes     = { "read:orders" = "Read orders" }

  skip_consent_for_verifiable_first_party_clients = true

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

# What the tools are: nobody calls them yet.
api "tools" {
  identifier = "https://tools.example.com"
  scopes     = { "use:tools" = "Use the tools" }

  subject_type_authorization {
    user { policy = "deny_all" }
    client { policy = "deny_all" }
  }
}

application "tools" {
  app_type                   = "resource_server"
  resource_server_identifier = api.tools
}

client_grant "tools" {
  client_id    = application.tools
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
