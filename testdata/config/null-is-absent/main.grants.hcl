tenant {
  domain           = null
  default_audience = null
}
api "a" {
  identifier       = "https://a"
  name             = null
  scopes           = null
  token_lifetime   = null
  enforce_policies = null
  signing_alg      = null
  subject_type_authorization {
    user { policy = null }
  }
}
application "a" {
  client_id   = null
  grant_types = null
}
client_grant "a" {
  client_id   = application.a
  default_for = null
  audience    = api.a
  scopes      = null
}
