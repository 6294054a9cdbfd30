tenant {
  dynamic_client_registration_security_mode = "lax"
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  consent_policy = "mfa"
  token_dialect  = "jwt"
  signing_alg    = "ES256"

  subject_type_authorization {
    user { policy = "open" }
    client { policy = "require" }
  }
}

application "shop" {
  app_type                   = "web"
  third_party_security_mode  = "strikt"
  token_endpoint_auth_method = "secret"
  external_metadata_type     = "self"
  organization_usage         = "required"
  redirection_policy         = "open"
}

client_grant "shop" {
  client_id          = application.shop
  audience           = api.orders
  subject_type       = "machine"
  scopes             = ["read:orders"]
  organization_usage = "required"
}

client_grant "all" {
  default_for = "everybody"
  audience    = api.orders
  scopes      = []
}
