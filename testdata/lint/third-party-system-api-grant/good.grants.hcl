tenant {
  domain = "acme.eu.auth0.com"
}

api "customers" {
  identifier = "https://customers.example.com"
  scopes     = ["read:users"]
}

application "crm" {
  app_type       = "regular_web"
  is_first_party = false
  grant_types    = ["authorization_code", "client_credentials"]
}

client_grant "crm" {
  client_id    = application.crm
  audience     = api.customers
  subject_type = "client"
  scopes       = ["read:users"]
}
