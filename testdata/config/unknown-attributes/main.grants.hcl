tenant {
  domains = "x"
}
api "a" {
  identifer = "https://a"
  scope     = ["read"]
  color     = "red"
}
application "a" {
  clientid = "x"
}
client_grant "a" {
  client_id = application.a
  audience  = api.a
  scope     = ["read"]
}
third_party_default "a" {
  audience  = api.a
  client_id = application.a
}
