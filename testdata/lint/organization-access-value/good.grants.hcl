organization "acme" {
  third_party_client_access = "block"
}

organization "other" {
  third_party_client_access = "allow"
}
