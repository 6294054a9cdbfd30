api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

application "partner" {
  app_type  = "regular_web"
  client_id = "PartnerPartnerPartnerPartnerPart"
}
