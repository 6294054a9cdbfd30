# A tenant's host.
api "tenant" {
  identifier = "https://acme.eu.auth0.com/mfa/"
  scopes     = ["declared"]
}

# Another host, and no scope that the platform's API lacks.
api "custom" {
  identifier = "https://login.example.com/mfa/"
  scopes     = { enroll = "Enroll" }
}

# Another host, and a scope of one's own.
api "own" {
  identifier = "https://codes.example.com/mfa/"
  scopes     = ["enroll", "print:codes"]
}

client_grant "each" {
  for_each  = { tenant = api.tenant.scopes, custom = api.custom.scopes, own = api.own.scopes }
  client_id = "a"
  audience  = "https://${each.key}.example.com"
  scopes    = each.value
}
