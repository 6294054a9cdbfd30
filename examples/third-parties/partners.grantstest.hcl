# "any third party" is whoever has no grant of its own, and whoever registers itself tomorrow.

test "nobody pays back orders" {
  who_can {
    api   = api.orders
    scope = "refund:orders"
    only  = none
  }
}

test "the analytics vendor only reads" {
  access {
    applications = application.analytics
    api          = api.orders
    exactly      = ["read:orders"]
    subject_type = "user"
  }
}

test "what any third party gets" {
  access {
    applications = ["any third party", application.courier, application.price_watch]
    api          = api.orders
    subject_type = "user"
    exactly      = ["read:orders", "write:orders"]
  }

  access {
    applications = "any third party"
    api          = "*"
    subject_type = "client"
    exactly      = none
  }
}
