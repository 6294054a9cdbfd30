tenant {
  domain                             = 1
  default_audience                   = ["https://a"]
  enable_dynamic_client_registration = "yes"
}
api "a" {
  identifier                  = true
  name                        = ["x"]
  scopes                      = "read"
  authorization_details_types = "x"
  enforce_policies            = 1
  token_lifetime              = "3600"
  token_lifetime_for_web      = 1.5
  signing_alg                 = {}
  sensitive_scopes            = { a = "b" }
}
api "b" {
  identifier = "https://b"
  scopes     = { read = "Read", write = 2, admin = ["x"] }
}
api "c" {
  identifier = "https://c"
  scopes     = ["read", 1, true]
}
application "a" {
  is_first_party = "true"
  grant_types    = ["password", ["implicit"], 7]
}
client_grant "a" {
  client_id        = 12
  audience         = { a = 1 }
  scopes           = ["read", 1]
  allow_all_scopes = null
}
