# A partner from before third parties had security modes. It needs no grant where a policy is open, so the API asks for one.

tenant {
  enable_dynamic_client_registration = false
  resource_parameter_profile         = "audience"
}

# Permissive third parties, too, log users in by a connection that is promoted, and by no other.
connection "users" {
  name                 = "Username-Password-Authentication"
  strategy             = "auth0"
  is_domain_connection = true
}

api "orders" {
  name       = "Orders"
  identifier = "https://api.example.com/orders"
  scopes = {
    "read:orders"  = "Read orders"
    "write:orders" = "Change orders"
  }
  enforce_policies     = true
  allow_offline_access = true
  token_lifetime       = 3600

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

# The mode is written, as what the platform makes of an application without one changes on 2026-10-23. It can't be changed later.
application "shop" {
  name                       = "Shop system of the first partner"
  app_type                   = "regular_web"
  is_first_party             = false
  third_party_security_mode  = "permissive"
  token_endpoint_auth_method = "client_secret_post"
  grant_types                = ["authorization_code", "refresh_token"]
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders", "write:orders"]
}
