application "new" {}
application "old" { client_id = "old-id" }
api "a" { identifier = "https://a" }
client_grant "old" {
  client_id = false ? application.new.client_id : application.old.client_id
  audience  = api.a
}
client_grant "depends" {
  client_id = application.new.client_id == "x" ? "a" : "b"
  audience  = api.a
}
