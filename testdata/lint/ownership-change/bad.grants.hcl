api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
}

application "partner" {
  app_type  = "regular_web"
  is_first_party = false
  client_id = "PartnerPartnerPartnerPartnerPart"
}
