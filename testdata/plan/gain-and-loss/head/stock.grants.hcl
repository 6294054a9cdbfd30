api "stock" {
  name       = "Stock"
  identifier = "https://api.acme.example/stock"

  scopes = {
    "read:stock" = "See what is in stock"
    "move:stock" = "Move it"
  }

  subject_type_authorization {
    user { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

# gains by its grant and loses by the API
application "depot" {
  client_id   = "depot"
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

client_grant "depot" {
  client_id    = application.depot.client_id
  audience     = api.stock.identifier
  subject_type = "client"
  scopes       = ["read:stock", "count:stock", "move:stock"]
}

# gains and loses by its grant
application "night" {
  client_id   = "night"
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

client_grant "night" {
  client_id    = application.night.client_id
  audience     = api.stock.identifier
  subject_type = "client"
  scopes       = ["move:stock"]
}

# the same without the flow
application "tablet" {
  client_id   = "tablet"
  app_type    = "regular_web"
  grant_types = ["authorization_code"]
}

client_grant "tablet" {
  client_id    = application.tablet.client_id
  audience     = api.stock.identifier
  subject_type = "client"
  scopes       = ["read:stock", "count:stock", "move:stock"]
}
