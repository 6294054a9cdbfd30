api "a" {
  identifier = "ÿ"
}
