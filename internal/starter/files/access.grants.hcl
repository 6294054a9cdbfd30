# A starting project: one API, two applications of yours, one of a partner, and who may do what. Replace it by what your tenant has. Blocks may
# stand in any file that ends in .grants.hcl; "grants matrix" shows what comes out.

api "orders" {
  name       = "Orders"
  identifier = "https://orders.example.com" # the audience that applications ask for; it can't change later

  scopes = {
    "read:orders"   = "Read orders"
    "write:orders"  = "Change orders"
    "refund:orders" = "Pay money back"
  }
  sensitive_scopes = ["refund:orders"] # whoever gains one of these is a high risk in a plan
  token_lifetime   = 3600              # seconds; the platform's default is a day

  # Who may call it at all, on behalf of users and as itself: allow_all, require_client_grant or deny_all. The platform's defaults, where nothing is
  # written, are allow_all for users, and require_client_grant for applications that act as themselves.
  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "shop" {
  name     = "Shop"
  app_type = "regular_web" # or spa, native, non_interactive
  # client_id = "..." as soon as it exists
}

# What the shop may do on behalf of its users.
client_grant "shop" {
  client_id    = application.shop.client_id
  audience     = api.orders.identifier
  subject_type = "user"
  scopes       = ["read:orders", "write:orders"]
}

application "refunds" {
  name     = "Refund worker"
  app_type = "non_interactive"
}

# What the worker may do as itself, without a user.
client_grant "refunds" {
  client_id    = application.refunds.client_id
  audience     = api.orders.identifier
  subject_type = "client"
  scopes       = ["read:orders", "refund:orders"]
}

application "partner" {
  name                      = "Partner"
  app_type                  = "regular_web"
  is_first_party            = false # somebody else's
  third_party_security_mode = "strict"
}

# What every third-party application gets on behalf of users that has no grant of its own.
third_party_default "orders" {
  audience     = api.orders.identifier
  subject_type = "user"
  scopes       = ["read:orders"]
}
