api "a" {
  identifier = "https://a"
  scopes     = ["read", "write"
}
application "web" {}
client_grant "x" {
  client_id = application.web
  audience  = api.a
  scopes    = api.a.scopes
}
application "next" { app_type = "nativ" }
