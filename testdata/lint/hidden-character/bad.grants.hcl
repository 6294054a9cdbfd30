application "reports" {
  name        = "Reports"
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders"   = "Read orders"
    "refund:orders" = "Pay back"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

client_grant "reports_orders" {
  client_id    = application.reports
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders", /*‮⁦ not */ "refund:orders" /* yet ⁩⁦*/]
}
