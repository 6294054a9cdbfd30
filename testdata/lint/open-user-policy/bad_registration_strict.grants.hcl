tenant {
  domain                                    = "acme.eu.auth0.com"
  enable_dynamic_client_registration        = true
  dynamic_client_registration_security_mode = "strict"
}

api "tools" {
  identifier = "https://tools.example.com"
  scopes     = ["read:tools"]
}

third_party_default "tools" {
  audience     = api.tools
  subject_type = "user"
  scopes       = ["read:tools"]
}
