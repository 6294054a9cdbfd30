locals {
  # not reported: it is about a literal that a grant below uses
  readers = [
    "read:orders",
    "read:orders", # grants:ignore duplicate-grant-scope: joined from two teams' lists
  ]
  writers = ["write:orders", "write:orders"]
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "write:orders"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "shop" {
  for_each = ["de", "fr"]
  app_type = "regular_web"
}

client_grant "readers" {
  client_id    = application.shop["de"]
  audience     = api.orders
  subject_type = "user"
  scopes       = local.readers
}

client_grant "writers" {
  for_each     = ["fr"]
  client_id    = application.shop[each.key]
  audience     = api.orders
  subject_type = "user"
  # not reported: the literal stands elsewhere, and this is where it is used
  scopes = local.writers # grants:ignore duplicate-grant-scope(write:orders): joined from two teams' lists
}

# not reported: what is past its last day is what ignore-expired is about
# grants:ignore open-user-policy: every application of ours reads returns until 2026-10-31
api "returns" {
  identifier = "https://returns.example.com"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
