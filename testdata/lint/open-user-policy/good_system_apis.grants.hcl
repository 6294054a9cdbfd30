tenant {
  domain = "acme.eu.auth0.com"
}

# The platform delivers the Management API open to users, and limits them to their own profile.
api "management" {
  identifier = "https://acme.eu.auth0.com/api/v2/"
}

# The My Account API requires a grant without being told.
api "account" {
  identifier = "https://acme.eu.auth0.com/me/"
}
