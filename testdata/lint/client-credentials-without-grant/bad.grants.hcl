api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "nightly" {
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}
