api "warehouse" {
  identifier = "https://warehouse.example.com"
  scopes     = ["read:stock", "move:stock"]
}

application "kiosk" {
  app_type = "non_interactive"
}

client_grant "kiosk" {
  client_id    = application.kiosk
  audience     = api.warehouse
  subject_type = "client"
  scopes       = []
}
