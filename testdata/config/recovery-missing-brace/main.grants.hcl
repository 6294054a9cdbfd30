api "a" {
  identifier = "https://a"
application "b" {}
client_grant "c" {
  client_id = application.b
  audience  = api.a
}
