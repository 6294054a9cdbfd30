tenant {
  domain = "acme.eu.auth0.com"
}

api "orders" {
  identifier       = "https://api.acme.example/orders"
  scopes           = ["read:orders", "write:orders"]
  sensitive_scopes = ["write:orders"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "sync" {
  client_id   = "kM3vQ9xW2pLr8sTzYbNc4dFgHj6aEu1R"
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

client_grant "reporting" {
  client_id    = "Zt7nPq2LwXc5vBm9KsRd3fGhJ8yAe4Uo"
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

client_grant "archive" {
  client_id    = "Vb3nM8kLp2Xz7Qw5Er9Ty4Ui6Oa1Sd0F"
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

application "archive" {
  client_id   = "Vb3nM8kLp2Xz7Qw5Er9Ty4Ui6Oa1Sd0F"
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

client_grant "sync" {
  client_id    = application.sync
  audience     = "https://acme-dev.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}

client_grant "partner" {
  client_id    = "##PARTNER_CLIENT_ID##"
  audience     = api.orders
  subject_type = "client"
  scopes       = ["write:orders"]
}

third_party_default "invoices" {
  audience         = "https://api.acme.example/invoices"
  subject_type     = "user"
  allow_all_scopes = true
}
