api "a" {
  identifier = "https://a"
}
}
application "b" {}
