api "shop" {
  identifier = "https://shop.example.com"
  scopes     = ["read"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "shop" {
  app_type    = "regular_web"
  grant_types = ["authorization_code"]
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.shop
  subject_type = "user"
  scopes       = ["read"]
}

connection "users" {
  strategy             = "auth0"
  is_domain_connection = false
}
