tenant {
  domain = "acme.eu.auth0.com"
}

# One finding: the grant is also inert, and asks for what does not exist.
application "crm" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

client_grant "crm" {
  client_id    = application.crm
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "user"
  scopes       = ["read:customers"]
}
