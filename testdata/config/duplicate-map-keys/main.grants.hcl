api "a" {
  identifier = "https://a"
  scopes = {
    read   = "Read"
    "read" = "Read again"
  }
}
locals {
  m = { a = 1, a = 2 }
}
application "x" {
  for_each = { a = "1", "a" = "2" }
}
