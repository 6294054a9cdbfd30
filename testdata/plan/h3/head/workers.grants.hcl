application "reporting" {
  name        = "Reporting"
  client_id   = "reporting"
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

application "archive" {
  name        = "Archive"
  client_id   = "archive"
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

application "billing" {
  name        = "Billing"
  client_id   = "billing"
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

client_grant "reporting_orders" {
  client_id        = application.reporting.client_id
  audience         = api.orders.identifier
  subject_type     = "client"
  allow_all_scopes = true
}

client_grant "archive_orders" {
  client_id        = application.archive.client_id
  audience         = api.orders.identifier
  subject_type     = "client"
  allow_all_scopes = true
}

client_grant "billing_orders" {
  client_id    = application.billing.client_id
  audience     = api.orders.identifier
  subject_type = "client"
  scopes       = ["read:orders", "refund:orders"]
}
