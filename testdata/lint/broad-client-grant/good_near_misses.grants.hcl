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

application "shop" {
  app_type = "regular_web"
}

application "report" {
  app_type = "non_interactive"
}

application "nightly" {
  app_type = "non_interactive"
}

application "page" {
  app_type    = "non_interactive"
  grant_types = ["authorization_code"]
}

# not reported: a user's token carries what was asked for
client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
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

# not reported: ten are not many
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
  ]
}

# not reported: that the list is the whole API is what full-scope-list says
client_grant "nightly" {
  client_id    = application.nightly
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
    "edit:customers",
  ]
}

# not reported: without the grant type there will be no token
client_grant "page" {
  client_id    = application.page
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
