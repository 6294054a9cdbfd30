organization "acme" {
  third_party_client_access = "blocked"
}
