# The default grant is for client access, which a single-page application can't use.
api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products"]
}

application "browser" {
  app_type       = "spa"
  is_first_party = false
}

third_party_default "catalogue" {
  audience     = api.catalogue
  subject_type = "client"
  scopes       = ["read:products"]
}
