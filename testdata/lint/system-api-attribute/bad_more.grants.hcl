tenant {
  domain = "acme.eu.auth0.com"
}

api "account" {
  identifier = "https://acme.eu.auth0.com/me/"
  scopes = {
    "read:me:factor" = "Read me factors"
  }
  allow_offline_access = false
}

api "organization" {
  identifier       = "https://acme.eu.auth0.com/my-org/"
  name             = "Our organizations"
  enforce_policies = true
}
