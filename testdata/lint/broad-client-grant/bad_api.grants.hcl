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

application "report" {
  app_type = "non_interactive"
}

client_grant "report" {
  client_id    = application.report
  audience     = api.orders
  subject_type = "client"
  scopes       = [
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
  ]
}
