api "bills" {
  identifier = "https://bills.example.com"
  scopes     = ["read:\"bills\"", "read:bills\t", "read\\bills", " read:bills"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
