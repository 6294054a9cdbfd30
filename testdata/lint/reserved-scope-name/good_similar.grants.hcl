# Names are compared as a whole.
api "profiles" {
  identifier = "https://profiles.example.com"
  scopes     = ["read:email", "emails", "Profile"]
}
