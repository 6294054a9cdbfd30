application "a" {}
