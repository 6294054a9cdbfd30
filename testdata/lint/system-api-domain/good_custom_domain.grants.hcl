# not reported: nothing rests on the domain
tenant {
  domain = "login.example.com"
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes     = { "read:orders" = "Read orders" }

  subject_type_authorization {
    user { policy = "deny_all" }
  }
}
