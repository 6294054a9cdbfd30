api "a" {
  identifier = "https://a"
  subject_type_authorization { user { policy = "deny_all" } }
}
