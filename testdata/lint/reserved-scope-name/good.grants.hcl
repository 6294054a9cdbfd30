api "profiles" {
  identifier = "https://profiles.example.com"
  scopes = {
    "read:email"    = "Read the address newsletters go to"
    "read:settings" = "Read notification settings"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
