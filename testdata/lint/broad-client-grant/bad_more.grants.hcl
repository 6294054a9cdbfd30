api "orders" {
  identifier = "https://orders.example.com"
  scopes     = [
    "read:orders",
    "place:orders",
    "cancel:orders",
    "refund:orders",
    "read:returns",
    "accept:returns",
    "read:parcels",
    "send:parcels",
    "read:labels",
    "print:labels",
    "read:customers",
    "edit:customers",
  ]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "sync" {
  app_type = "non_interactive"
}

application "courier" {
  app_type                  = "non_interactive"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["client_credentials"]
}

locals {
  most = [
    "place:orders",
    "cancel:orders",
    "refund:orders",
    "read:returns",
    "accept:returns",
    "read:parcels",
    "send:parcels",
    "read:labels",
    "print:labels",
    "read:customers",
    "edit:customers",
  ]
}

client_grant "sync" {
  client_id    = application.sync
  audience     = api.orders
  subject_type = "client"
  scopes       = local.most
}

client_grant "courier" {
  client_id    = application.courier
  audience     = api.orders
  subject_type = "client"
  scopes       = local.most
}

# Whoever uses the default.
third_party_default "orders" {
  audience     = api.orders
  subject_type = "client"
  scopes       = concat(local.most, [])
}
