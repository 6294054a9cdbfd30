api "a" {
  identifier = "https://a"
  subject_type_authorization {
    user { policy = "deny_all" }
    user { policy = "allow_all" }
    users { policy = "allow_all" }
    client "x" { policy = "deny_all" }
  }
  subject_type_authorization {}
  subject_types {}
}
application "a" {
  settings {}
}
