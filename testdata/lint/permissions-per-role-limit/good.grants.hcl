locals {
  some = [for i in range(500) : "read:orders-${i}"]
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

role "clerk" {
  permission {
    api    = api.orders
    scopes = api.orders.scopes
  }
  permission {
    api    = api.bills
    scopes = api.bills.scopes
  }
}
