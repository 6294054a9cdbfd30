application "billing" {
  client_id   = "Bq4tYw7ZnUc1RkEo5HsXm8LdVg2PjA6i"
  grant_types = ["client_credentials"]
}

application "partner" {
  client_id      = "tpc_7HsXm8LdVg2PjA6iBq4tYw"
  is_first_party = false
}
