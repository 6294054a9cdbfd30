api "a" { identifier = "https://a" }
application "a" {}
client_grant "none" {
  audience = api.a
}
client_grant "both" {
  client_id   = application.a.client_id
  default_for = "third_party_clients"
  audience    = api.a
}
