api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products"]
}

third_party_default "catalogue" {
  audience     = api.catalogue
  subject_type = "user"
  scopes       = ["read:products"]
}
