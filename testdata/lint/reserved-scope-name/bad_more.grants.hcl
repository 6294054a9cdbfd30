api "profiles" {
  identifier = "https://profiles.example.com"
  scopes     = {
    "openid"       = "Log in"
    "read:profile" = "Read profiles"
  }

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

api "sessions" {
  identifier = "https://sessions.example.com"
  scopes     = ["offline_access", "created_at"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}
