application "a" {
  grant_types = ["password, "implicit"]
}
application "b" {}
