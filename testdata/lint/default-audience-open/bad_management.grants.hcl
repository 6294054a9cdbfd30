# Open by the platform's default.
tenant {
  domain           = "acme.eu.auth0.com"
  default_audience = "https://acme.eu.auth0.com/api/v2/"
}
