aplication "web" {
  client_id = "x"
}
client_grant "x" {
  client_id = application.web
  audience  = api.other
}
api {
  identifier = "https://other"
}
