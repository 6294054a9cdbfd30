# a token for it has no scopes, whoever has it
api "status" {
  identifier = "https://status.example.com"

  subject_type_authorization {
    user   { policy = "allow_all" }
    client { policy = "require_client_grant" }
  }
}
