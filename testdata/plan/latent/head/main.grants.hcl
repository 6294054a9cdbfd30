# The policy opens: one application can use it, and three could if they had a user flow.
api "orders" {
  identifier       = "https://api.acme.example/orders"
  scopes           = ["read:orders", "write:orders", "refund:orders"]
  sensitive_scopes = ["refund:orders"]

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}

# Three web applications have a grant for the client credentials flow, which they lack.
api "stock" {
  identifier = "https://api.acme.example/stock"
  scopes     = ["read:stock", "move:stock"]

  subject_type_authorization {
    user { policy = "deny_all" }
  }
}

# Roles no longer count: for some this concerns a sensitive scope, for others not.
api "reports" {
  identifier       = "https://api.acme.example/reports"
  scopes           = ["read:reports", "export:reports"]
  sensitive_scopes = ["export:reports"]
  enforce_policies = false

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "worker" {
  for_each    = toset(["mail", "pdf", "sync"])
  app_type    = "non_interactive"
  client_id   = each.value
  grant_types = ["client_credentials"]
}

application "web" {
  for_each    = toset(["admin", "kiosk", "shop"])
  app_type    = "regular_web"
  client_id   = each.value
  grant_types = ["authorization_code"]
}

client_grant "pdf" {
  client_id    = application.worker["pdf"]
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

client_grant "web" {
  for_each     = toset(["admin", "kiosk", "shop"])
  client_id    = application.web[each.value]
  audience     = api.stock
  subject_type = "client"
  scopes       = ["read:stock"]
}

client_grant "reader" {
  for_each     = toset(["kiosk", "shop"])
  client_id    = application.web[each.value]
  audience     = api.reports
  subject_type = "user"
  scopes       = ["read:reports"]
}

client_grant "exporter" {
  client_id    = application.web["admin"]
  audience     = api.reports
  subject_type = "user"
  scopes       = ["read:reports", "export:reports"]
}
