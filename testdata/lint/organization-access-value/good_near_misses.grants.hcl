# not reported: what absent means
organization "absent" {
}

# not reported: the platform's word
organization "block" {
  third_party_client_access = "block"
}

# not reported: likewise
organization "allow" {
  third_party_client_access = "allow"
}
