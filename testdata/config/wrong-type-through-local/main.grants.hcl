locals {
  grants = ["password", 1]
  scopes = { read = 1 }
  first  = "true"
}
application "a" {
  grant_types    = local.grants
  is_first_party = local.first
}
api "a" {
  identifier = "https://a"
  scopes     = local.scopes
}
