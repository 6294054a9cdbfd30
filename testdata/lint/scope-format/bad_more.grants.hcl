api "bills" {
  identifier = "https://bills.example.com"
  scopes = {
    "admin"  = "Admin"
    ":bills" = " bills"
    "read:"  = "Read:"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
