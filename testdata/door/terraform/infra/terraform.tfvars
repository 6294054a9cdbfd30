domain = "acme.eu.auth0.com"
