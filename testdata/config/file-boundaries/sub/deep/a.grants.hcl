client_grant "a" {
  client_id = application.a
  audience  = api.a
}
