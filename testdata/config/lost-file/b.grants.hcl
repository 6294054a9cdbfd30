client_grant "x" {
  client_id = application.elsewhere
  audience  = api.a
  scopes = [local.x, var.y]
}
