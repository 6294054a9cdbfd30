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

role "desk" {
  for_each = ["east", "west"]

  permission {
    api    = api.orders
    scopes = api.orders.scopes
  }
  permission {
    api    = api.bills
    scopes = api.bills.scopes
  }
}

role "several_blocks" {
  permission {
    api    = api.bills
    scopes = slice(local.some, 0, 300)
  }
  permission {
    api    = api.bills
    scopes = slice(local.some, 300, 600)
  }
  permission {
    api    = api.orders
    scopes = slice(local.some, 0, 401)
  }
}
