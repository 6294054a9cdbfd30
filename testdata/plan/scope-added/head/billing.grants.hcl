application "billing_worker" {
  client_id   = "N1DyVb2Ktl1WYVQ3YJnCxd9jBZkGb4Ql"
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

client_grant "billing_orders" {
  client_id    = application.billing_worker.client_id
  audience     = api.orders.identifier
  subject_type = "client"
  scopes       = ["read:orders", "refund:orders"]
}
