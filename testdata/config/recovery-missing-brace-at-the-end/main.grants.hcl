api "a" {
  identifier = "https://a"
}
application "b" {
  name = "x"
