api "returns" {
  identifier       = "https://api.acme.example/returns"
  scopes           = ["read:returns", "refund:returns"]
  sensitive_scopes = ["refund:returns"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

third_party_default "returns" {
  audience     = api.returns
  subject_type = "user"
  scopes       = ["refund:returns"]
}
