# The client grant has the same scopes, and loses the type of rich authorization request.
api "payments" {
  identifier                  = "https://payments.example.com"
  scopes                      = ["read:payments"]
  authorization_details_types = ["payment_initiation"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

application "budget_app" {
  app_type       = "native"
  is_first_party = false
}

third_party_default "payments" {
  audience                    = api.payments
  subject_type                = "user"
  scopes                      = ["read:payments"]
  authorization_details_types = ["payment_initiation"]
}

client_grant "budget_app" {
  client_id    = application.budget_app
  audience     = api.payments
  subject_type = "user"
  scopes       = ["read:payments"]
}
