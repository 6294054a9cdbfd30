api "payments" {
  identifier                  = "https://payments.example.com"
  scopes                      = ["read:payments"]
  authorization_details_types = ["payment_initiation"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "checkout" {
  app_type = "regular_web"
}

client_grant "checkout" {
  client_id                   = application.checkout
  audience                    = api.payments
  subject_type                = "client"
  scopes                      = ["read:payments"]
  authorization_details_types = ["payment_initiation"]
}
