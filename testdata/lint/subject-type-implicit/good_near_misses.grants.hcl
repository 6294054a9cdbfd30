api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "page" {
  app_type    = "regular_web"
  grant_types = ["authorization_code"]
}

# not reported: the application can't use it, which client-grant-without-grant-type says
client_grant "page" {
  client_id = application.page
  audience  = api.orders
  scopes    = ["read:orders"]
}

application "web" {
  app_type = "regular_web"
}

# not reported: the subject type is stated
client_grant "web" {
  client_id                   = application.web
  audience                    = api.orders
  subject_type                = "user"
  scopes                      = ["read:orders"]
  authorization_details_types = []
}

# not reported: default-subject-type-implicit is about default grants
third_party_default "all" {
  audience = api.orders
  scopes   = ["read:orders"]
}
