api "a" {
  identifier = "https://a"
  identifier = "https://b"
}
application "good" {}
