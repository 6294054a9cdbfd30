# Nobody states the policy, and every login that names no API ends with a token for it.
tenant {
  domain           = "acme.eu.auth0.com"
  default_audience = "https://acme.eu.auth0.com/api/v2/"
}

application "web" {
  app_type = "spa"
}
