api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    # grants:ignore open-user-policy: every application of ours reads orders
    user { policy = "allow_all" }
  }
}

application "shop" {
  app_type = "regular_web"
}

# grants:ignore inert-user-grant: ready for the day on which orders require a grant
client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes = [
    "read:orders",
    "read:orders", # grants:ignore duplicate-grant-scope(read:orders): joined from two teams' lists
  ]
}
