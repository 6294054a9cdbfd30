api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}

application "shop" {
  app_type = "regular_web"
}
