api "a" {
  identifier = "https://a"
  scopes {
    read = "Read"
  }
  subject_type_authorization = {
    user = { policy = "deny_all" }
  }
}
