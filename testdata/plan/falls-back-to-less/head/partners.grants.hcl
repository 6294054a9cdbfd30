application "zenith" {
  name           = "Zenith"
  client_id      = "tpc_zenith"
  app_type       = "regular_web"
  is_first_party = false
}
