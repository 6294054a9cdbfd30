api "a" {
  identifier = "https://a"
  scopes     = ["read", "write"]
}
