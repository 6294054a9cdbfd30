# not reported: an ampersand is fine
api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  name = "Orders & returns"

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: so are quotes
api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }
  name = "Bills \"2024\""

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

# not reported: only names are restricted
application "shop" {
  app_type    = "regular_web"
  description = "Shop -> Orders"
}
