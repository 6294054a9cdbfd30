api "a" {
  identifier = null
}
application "a" {}
client_grant "a" {
  client_id = null
  audience  = null
}
