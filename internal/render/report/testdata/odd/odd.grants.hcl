# What is rare: long names, many scopes, cells that are latent or rest on what nobody states, grants that lead nowhere.
api "orders" {
  identifier       = "https://orders.example.com/payments-reconciliation-and-settlement-for-the-european-economic-area/v1"
  name             = "Payments, reconciliation and settlement for the European economic area"
  scopes           = ["read:orders", "read:all-orders-that-were-ever-settled-in-the-european-economic-area", "refund:orders"]
  sensitive_scopes = ["refund:orders"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

api "payments-reconciliation-and-settlement-service-for-the-european-economic-area" {
  identifier = "https://payments.example.com"
  scopes     = [for n in range(0, 70) : "item_${n}:settle"]
}

application "customer-facing-portal-of-the-payments-reconciliation-and-settlement-service" {
  client_id = "portal"
  app_type  = "regular_web"
}

application "nightly" {
  client_id   = "nightly"
  app_type    = "spa"
  grant_types = ["authorization_code"]
}

application "registered" {
  client_id              = "registered"
  is_first_party         = false
  external_metadata_type = "dcr"
}

client_grant "portal" {
  client_id        = application.customer-facing-portal-of-the-payments-reconciliation-and-settlement-service
  audience         = api.orders
  subject_type     = "user"
  allow_all_scopes = true
}

client_grant "settles" {
  client_id    = application.customer-facing-portal-of-the-payments-reconciliation-and-settlement-service
  audience     = api.payments-reconciliation-and-settlement-service-for-the-european-economic-area
  subject_type = "client"
  scopes       = [for n in range(0, 65) : "item_${n}:settle"]
}

client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders", "refund:orders"]
}

client_grant "registered" {
  client_id    = application.registered
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders", "raed:orders"]
}

client_grant "stranger" {
  client_id    = "Vb3nM8kLp2Xz7Qw5Er9Ty4Ui6Oa1Sd0F"
  audience     = api.orders
  subject_type = "client"
  scopes       = ["refund:orders"]
}

client_grant "nowhere" {
  client_id    = application.nightly
  audience     = "https://payments-reconciliation-and-settlement-for-the-european-economic-area.example.com"
  subject_type = "client"
  scopes       = ["read:items"]
}
