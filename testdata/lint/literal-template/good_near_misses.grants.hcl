variable "stage" {
  default = "dev"
}

# not reported: a template
api "orders" {
  identifier = "https://orders.${var.stage}.example.com"
  scopes     = { "read:orders" = "Read orders" }
  name       = "Orders ${var.stage}"

  subject_type_authorization {
    user { policy = "deny_all" }
  }
}

# not reported: a price, and what people write
application "shop" {
  name     = "Shop for $5 {beta} #1"
  app_type = "non_interactive"
}

# not reported: a name is for people, who may like such signs
application "desk" {
  name     = "## Desk ##"
  app_type = "non_interactive"
}

client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
