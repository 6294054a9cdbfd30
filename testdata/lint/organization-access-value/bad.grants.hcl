organization "acme" {
  third_party_client_access = "deny"
}

organization "other" {
  third_party_client_access = "allow"
}
