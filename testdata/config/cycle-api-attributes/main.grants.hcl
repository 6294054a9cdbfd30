api "a" {
  identifier = "https://a.${api.b.name}"
  name       = "A"
}
api "b" {
  identifier = "https://b"
  name       = api.a.identifier
}
api "c" {
  identifier = "https://c"
  name       = "not in a circle: ${api.c.identifier}"
}
