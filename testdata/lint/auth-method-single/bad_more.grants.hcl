application "ledger" {
  app_type                      = "non_interactive"
  client_authentication_methods = ["tls_client_auth", "self_signed_tls_client_auth"]
}

locals {
  methods = ["private_key_jwt", "tls_client_auth", "self_signed_tls_client_auth"]
}

application "board" {
  app_type                      = "non_interactive"
  client_authentication_methods = local.methods
}
