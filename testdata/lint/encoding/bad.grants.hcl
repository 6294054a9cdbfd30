application "cafe" {
  # Saved as Latin-1: the accent is one byte, and no UTF-8.
  name     = "Café orders"
  app_type = "regular_web"
}
