tenant {
  domain = "acme.eu.auth0.com"
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "export" {
  app_type = "non_interactive"
  for_each = ["de", "fr"]
}

client_grant "export" {
  for_each  = ["de", "fr"]
  client_id = application.export[each.key]
  audience  = api.orders
  scopes    = ["read:orders"]
}

application "directory" {
  app_type = "non_interactive"
}

client_grant "directory" {
  client_id = application.directory
  audience  = "https://acme.eu.auth0.com/api/v2/"
  scopes    = ["read:users"]
}

application "report" {
  app_type = "non_interactive"
}

client_grant "report" {
  client_id    = application.report
  audience     = api.orders
  scopes       = ["read:orders"]
  subject_type = null
}
