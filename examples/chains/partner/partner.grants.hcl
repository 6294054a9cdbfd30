# A partner whose application is made by hand and held strictly: its users log in with their organization.

tenant {
  # nobody registers a client but an administrator
  enable_dynamic_client_registration = false

  # the partner sends audience, which every tenant takes
  resource_parameter_profile = "audience"
}

# Third parties log users in by a connection that is promoted, and by no other.
connection "staff" {
  strategy             = "samlp"
  is_domain_connection = true
}

# An organization lets users in to third parties where it says so, by a connection that is enabled for it and promoted.
organization "acme" {
  third_party_client_access = "allow"
  enabled_connections       = [connection.staff]
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

application "courier" {
  name                       = "Courier"
  app_type                   = "regular_web"
  is_first_party             = false
  third_party_security_mode  = "strict"
  token_endpoint_auth_method = "client_secret_post"
  grant_types                = ["authorization_code", "refresh_token"]
  organization_usage         = "require"
}

client_grant "courier" {
  client_id    = application.courier
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders", "write:orders"]
}
