api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

api "stock" {
  identifier = "https://stock.example.com"
  scopes     = ["read:stock"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type = "regular_web"
}

application "nightly" {
  app_type = "non_interactive"
}

# not reported: an empty list says something
client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = []
}

# not reported: an inert grant has its own finding
client_grant "stock" {
  client_id    = application.shop
  audience     = api.stock
  subject_type = "user"
}

# not reported: all scopes are a ceiling
client_grant "nightly_stock" {
  client_id        = application.nightly
  audience         = api.stock
  subject_type     = "client"
  allow_all_scopes = true
}
