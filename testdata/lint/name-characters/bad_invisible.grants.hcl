# U+3164, U+FE0F and U+200B show nothing: these names look like others.
api "orders" {
  name       = "Orders\u3164"
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
  subject_type_authorization {
    user { policy = "deny_all" }
    client { policy = "deny_all" }
  }
}

application "web" {
  name = "❤️ Shop"
}

application "many" {
  for_each = { "a\u2060" = "x", b = "y" }
  name     = each.value
}
