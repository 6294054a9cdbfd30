# An empty list asks for nothing.
api "payments" {
  identifier                  = "https://payments.example.com"
  scopes                      = ["read:payments"]
  authorization_details_types = ["payment_initiation"]
}

application "settlement" {
  app_type = "non_interactive"
}

client_grant "settlement" {
  client_id                   = application.settlement
  audience                    = api.payments
  subject_type                = "client"
  scopes                      = ["read:payments"]
  authorization_details_types = []
}
