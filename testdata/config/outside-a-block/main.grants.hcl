domain = "acme.eu.auth0.com"
api "a" { identifier = "https://a" }
