api "warehouse" {
  identifier = "https://warehouse.example.com"
  scopes     = ["read:stock", "move:stock"]
}

application "picker" {
  app_type = "non_interactive"
}

client_grant "picker" {
  client_id        = application.picker
  audience         = api.warehouse
  subject_type     = "client"
  allow_all_scopes = false
}
