variable "stage" {
  default = "dev"
}

api "orders" {
  identifier = "https://orders.$var.stage.example.com"
  scopes     = { "read:orders" = "Read orders" }

  subject_type_authorization {
    user { policy = "deny_all" }
  }
}

application "nightly" {
  app_type = "non_interactive"
}

client_grant "nightly" {
  client_id    = application.nightly
  audience     = api.orders
  subject_type = "client"
  scopes       = ["read:orders"]
}
