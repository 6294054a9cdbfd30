# not reported: nobody can register, so the mode is of no consequence
tenant {
  dynamic_client_registration_security_mode = "permissive"
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

third_party_default "orders" {
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}

api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products"]

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}

# not reported: what it gets without a grant is for permissive-policy-bypass to say
application "old_shop" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

# not reported: the id says that it is strict, which tpc-prefix-mismatch reports
application "courier" {
  client_id                 = "tpc_1xYz"
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

# not reported: an application of one's own
application "portal" {
  app_type = "regular_web"
}
