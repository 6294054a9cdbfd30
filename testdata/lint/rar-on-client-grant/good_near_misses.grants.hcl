api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  authorization_details_types = ["order_approval"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type = "regular_web"
}

# not reported: a user can approve it
client_grant "shop" {
  client_id                   = application.shop
  audience                    = api.orders
  subject_type                = "user"
  scopes                      = ["read:orders"]
  authorization_details_types = ["order_approval"]
}

application "nightly" {
  app_type = "non_interactive"
}

# not reported: the list is empty
client_grant "nightly" {
  client_id                   = application.nightly
  audience                    = api.orders
  subject_type                = "client"
  scopes                      = ["read:orders"]
  authorization_details_types = []
}

# not reported: users of third parties can approve it
third_party_default "all" {
  audience                    = api.orders
  subject_type                = "user"
  scopes                      = ["read:orders"]
  authorization_details_types = ["order_approval"]
}
