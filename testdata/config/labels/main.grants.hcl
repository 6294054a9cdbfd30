tenant "x" {}
locals "x" {
  a = 1
}
variable {}
api {
  identifier = "https://a"
}
api "a" "b" {
  identifier = "https://a"
}
application "two words" {}
application "" {}
application web {}
application "a${1}" {}
