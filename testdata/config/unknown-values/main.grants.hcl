tenant {
  dynamic_client_registration_security_mode = "stric"
}
locals {
  kind = "regular-web"
}
api "a" {
  identifier    = "https://a"
  token_dialect = "access_tokens"
  signing_alg   = "none"
  subject_type_authorization {
    user { policy = "require_client_grants" }
    client { policy = "deny" }
  }
}
application "a" {
  app_type                   = local.kind
  third_party_security_mode  = "lax"
  token_endpoint_auth_method = "client_secret_jwt"
  external_metadata_type     = "dcr "
  organization_usage         = "Allow"
  redirection_policy         = ""
}
client_grant "a" {
  client_id    = application.a
  audience     = api.a
  subject_type = "users"
}
client_grant "b" {
  default_for = "third_party_client"
  audience    = api.a
}
