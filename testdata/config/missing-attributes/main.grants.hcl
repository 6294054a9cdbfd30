api "a" {}
client_grant "a" {}
third_party_default "a" {}
