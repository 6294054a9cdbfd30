application "a" {
  name "A"
  app_type spa
}
client_grant "a" {
  audience api.a.identifier
}
