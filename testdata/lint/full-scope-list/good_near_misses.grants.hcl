locals {
  letters = ["read:letters", "send:letters"]
}

api "letters" {
  identifier = "https://letters.example.com"
  scopes     = local.letters

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "cancel:orders"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

api "depots" {
  identifier = "https://depots.example.com"
  scopes     = ["read:depots"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "shop" {
  app_type = "regular_web"
}

application "courier" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}

# not reported: the grant shares the local of the API, and so follows it
client_grant "letters" {
  client_id    = application.shop
  audience     = api.letters
  subject_type = "user"
  scopes       = local.letters
}

# not reported: the scopes are the API's own, whatever they will be
client_grant "orders" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = api.orders.scopes
}

# not reported: a list of one says nothing about intentions
client_grant "depots" {
  client_id    = application.shop
  audience     = api.depots
  subject_type = "user"
  scopes       = ["read:depots"]
}

# not reported: a third party is not meant to follow the API
client_grant "courier" {
  client_id    = application.courier
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders", "cancel:orders"]
}
