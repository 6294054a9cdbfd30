organization "acme" {
  third_party_client_access = "Allow"
}

organization "other" {
  third_party_client_access = "allow"
}
