api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    # grants:ignore open-user-policy: every application of ours reads orders
    user { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type = "regular_web"
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes = [
    "read:orders", # grants:ignore duplicate-grant-scope: joined from two teams' lists
    "read:orders", # grants:ignore duplicate-grant-scope(write:orders), undefined-scope: joined from two teams' lists
  ]
  # grants:ignore empty-scope-grant: scopes follow with the next release
}
