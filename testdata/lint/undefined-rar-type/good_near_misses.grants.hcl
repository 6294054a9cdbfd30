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

# not reported: the API registers it
client_grant "shop" {
  client_id                   = application.shop
  audience                    = api.orders
  subject_type                = "user"
  scopes                      = ["read:orders"]
  authorization_details_types = ["order_approval"]
}

application "web" {
  app_type = "regular_web"
}

# not reported: the list is empty
client_grant "web" {
  client_id                   = application.web
  audience                    = api.orders
  subject_type                = "user"
  scopes                      = ["read:orders"]
  authorization_details_types = []
}

# not reported: defaults may list it as well
third_party_default "all" {
  audience                    = api.orders
  subject_type                = "user"
  scopes                      = ["read:orders"]
  authorization_details_types = ["order_approval"]
}
