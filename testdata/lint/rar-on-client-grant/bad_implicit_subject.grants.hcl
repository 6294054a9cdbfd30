api "payments" {
  identifier                  = "https://payments.example.com"
  scopes                      = ["read:payments"]
  authorization_details_types = ["payment_initiation"]
}

application "checkout" {
  app_type = "regular_web"
}

client_grant "checkout" {
  client_id                   = application.checkout
  audience                    = api.payments
  scopes                      = ["read:payments"]
  authorization_details_types = ["payment_initiation"]
}
