application "a" {
  name     = "unclosed
  app_type = "native"
}
application "b" {
  description = application.a.name
}
