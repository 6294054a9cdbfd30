tenant {
  domain = "acme.eu.auth0.com"
}

api "ledger" {
  identifier       = "https://ledger.example.com"
  scopes           = ["read:ledger", "write:ledger"]
  sensitive_scopes = ["write:ledger"]

  subject_type_authorization {
    user { policy = "deny_all" }
  }
}

api "news" {
  identifier = "https://news.example.com"
  scopes     = ["read:news"]
}

api "orders" {
  identifier       = "https://orders.example.com"
  enforce_policies = true
  scopes           = ["export:orders", "read:orders", "refund:orders", "write:orders"]
  sensitive_scopes = ["refund:orders"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "billing" {
  client_id = "billing"
  app_type  = "non_interactive"
}

application "partner" {
  client_id      = "partner"
  is_first_party = false
}

application "crm" {
  client_id      = "crm"
  is_first_party = false
}

application "reporting" {
  client_id = "reporting"
  app_type  = "non_interactive"
}

application "web" {
  client_id = "web"
  app_type  = "spa"
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

client_grant "billing_orders" {
  client_id    = application.billing
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders", "refund:orders"]
}

client_grant "reporting_orders" {
  client_id        = application.reporting
  audience         = api.orders
  subject_type     = "client"
  allow_all_scopes = true
}

client_grant "reporting_ledger" {
  client_id    = application.reporting
  audience     = api.ledger
  subject_type = "client"
  scopes       = ["read:ledger"]
}

client_grant "web_orders" {
  client_id    = application.web
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders", "write:orders"]
}

client_grant "web_orders_itself" {
  client_id    = application.web
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}

client_grant "web_ledger" {
  client_id    = application.web
  audience     = api.ledger
  subject_type = "user"
  scopes       = ["read:ledger"]
}

client_grant "stranger" {
  client_id    = "Vb3nM8kLp2Xz7Qw5Er9Ty4Ui6Oa1Sd0F"
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
