api "catalogue" {
  identifier = "https://catalogue.example.com"
  scopes     = ["read:products"]
}

third_party_default "catalogue" {
  audience = api.catalogue
  scopes   = ["read:products"]
}
