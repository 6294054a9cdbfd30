api "a" {
  identifier             = "https://a"
  token_lifetime         = 9223372036854775808
  token_lifetime_for_web = 1e400
}
