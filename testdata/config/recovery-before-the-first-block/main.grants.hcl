this is no configuration
api "a" {
  identifier = "https://a"
}
client_grant "x" {
  client_id = application.nowhere
  audience  = api.a
}
