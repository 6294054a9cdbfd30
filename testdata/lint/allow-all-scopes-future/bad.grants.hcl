api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "cancel:orders"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "help_desk" {
  app_type = "regular_web"
}

client_grant "help_desk" {
  client_id        = application.help_desk
  audience         = api.orders
  subject_type     = "user"
  allow_all_scopes = true
}

application "desk" {
  app_type = "regular_web"
}

client_grant "desk" {
  client_id    = application.desk
  audience     = api.orders
  subject_type = "user"
  scopes       = ["cancel:orders"]
}
