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

client_grant "shelf_returns" {
  client_id    = "Ks9mBv5cXwL2qPn7tZoU4eAy8JhGf3dR"
  audience     = api.returns
  subject_type = "user"
  scopes       = ["read:returns"]
}
