# Nobody sees U+FE0F: the second scope looks like the first.
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "read:\ufe0forders"]
  subject_type_authorization {
    user { policy = "deny_all" }
    client { policy = "deny_all" }
  }
}
