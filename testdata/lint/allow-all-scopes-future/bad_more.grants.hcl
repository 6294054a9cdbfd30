api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "cancel:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "back_office" {
  app_type = "regular_web"
}

application "nightly" {
  app_type = "non_interactive"
}

client_grant "back_office" {
  client_id        = application.back_office
  audience         = api.orders
  subject_type     = "user"
  allow_all_scopes = true
}

# The list is empty, as the platform itself writes it.
client_grant "nightly" {
  client_id        = application.nightly
  audience         = api.orders
  subject_type     = "client"
  scopes           = []
  allow_all_scopes = true
}

api "stock" {
  identifier = "https://stock.example.com"
  scopes     = ["read:stock"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

client_grant "stock" {
  client_id        = application.nightly
  audience         = api.stock
  subject_type     = "client"
  allow_all_scopes = true
}
