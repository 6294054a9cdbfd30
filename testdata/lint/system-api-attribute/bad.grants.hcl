tenant {
  domain = "acme.eu.auth0.com"
}

api "management" {
  identifier     = "https://acme.eu.auth0.com/api/v2/"
  token_lifetime = 3600
  signing_alg    = "HS256"
}
