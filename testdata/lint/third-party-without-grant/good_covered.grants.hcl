# Covered by the default, and permissive mode follows the policy of the API.
api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products"]
}

application "price_checker" {
  app_type       = "regular_web"
  is_first_party = false
}

application "old_partner" {
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

third_party_default "catalogue" {
  audience     = api.catalogue
  subject_type = "user"
  scopes       = ["read:products"]
}
