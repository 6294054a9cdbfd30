api "stock" {
  identifier = "https://stock.example.com"
  scopes     = {
    "read:stock" = "See what is there"
    "move:stock" = "Move it"
  }

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

# Order does not matter, and neither does a local of the grant's own.
locals {
  keeper = ["move:stock", "read:stock"]
}

application "picker" {
  app_type = "non_interactive"
}

application "shop" {
  app_type = "regular_web"
}

client_grant "picker" {
  client_id    = application.picker
  audience     = api.stock
  subject_type = "client"
  scopes       = local.keeper
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.stock
  subject_type = "user"
  scopes       = ["read:stock", "move:stock"]
}
