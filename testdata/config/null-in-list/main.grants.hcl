application "a" {
  grant_types = ["password", null]
}
api "a" {
  identifier = "https://a"
  scopes     = ["read", null]
}
