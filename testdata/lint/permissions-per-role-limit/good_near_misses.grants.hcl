locals {
  some = [for i in range(600) : "read:orders-${i}"]
}

api "orders" {
  identifier       = "https://orders.example.com"
  enforce_policies = true
  scopes           = local.some
}

api "bills" {
  identifier       = "https://bills.example.com"
  enforce_policies = true
  scopes           = local.some
}

# not reported: each role has a limit of its own
role "orders" {
  permission {
    api    = api.orders
    scopes = local.some
  }
}

# not reported: and this is another one
role "bills" {
  permission {
    api    = api.bills
    scopes = local.some
  }
}

# not reported: a permission that is there twice is one
role "twice" {
  permission {
    api    = api.bills
    scopes = local.some
  }
  permission {
    api    = api.bills
    scopes = local.some
  }
}
