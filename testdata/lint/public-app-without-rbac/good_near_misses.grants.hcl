# not reported: only a web application calls it, on its own server
api "orders" {
  identifier       = "https://orders.example.com"
  scopes           = ["read:orders"]
  enforce_policies = false

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

# not reported: the browser application has no grant for it
api "stock" {
  identifier       = "https://stock.example.com"
  scopes           = ["read:stock"]
  enforce_policies = false

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

# not reported: an API without scopes has none to assign to roles
api "ping" {
  identifier = "https://ping.example.com"

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

# not reported: users have no access
api "depots" {
  identifier = "https://depots.example.com"
  scopes     = ["read:depots"]

  subject_type_authorization {
    user   { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type = "regular_web"
}

application "page" {
  app_type = "spa"
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

client_grant "page" {
  client_id    = application.page
  audience     = api.ping
  subject_type = "user"
  scopes       = []
}

application "nightly" {
  app_type = "non_interactive"
}

client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.stock
  subject_type = "client"
  scopes       = ["read:stock"]
}

client_grant "depots" {
  client_id    = application.nightly
  audience     = api.depots
  subject_type = "client"
  scopes       = ["read:depots"]
}
