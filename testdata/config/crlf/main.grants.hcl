api "a" {
  identifier = "https://a"
  scopes     = ["read"]
  color = 1
}
application "h" {
  description = <<A
one
two
A
}
