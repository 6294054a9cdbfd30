api "books" {
  identifier       = "https://api.acme.example/books"
  scopes           = ["read:books", "sell:books"]
  sensitive_scopes = ["sell:books"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

client_grant "readers_books" {
  client_id    = "Rd3fGhJ8yAe4UoZt7nPq2LwXc5vBm9Ks"
  audience     = api.books
  subject_type = "user"
  scopes       = ["read:books"]
}
