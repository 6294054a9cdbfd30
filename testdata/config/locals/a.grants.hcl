locals {
  readers = ["read:posts", "read:friends"]
  all     = concat(local.readers, local.writers)
}
application "a" {
  grant_types = local.all
}
