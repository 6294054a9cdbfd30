api "a" {
  identifier = "https://a"
  color = 1
}
