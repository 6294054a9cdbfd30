variable "stage" {
  default = "acme"
}

# Evaluated before the grants, of which one is the first to ask for it.
tenant {
  domain = "${var.stage}.example.com"
}

# The platform's, whatever is declared here; "all" has every one.
api "mfa" {
  identifier = "https://acme.example.com/mfa/"
  scopes     = ["declared"]
}

api "staged" {
  for_each   = toset(["acme", "globex"])
  identifier = "https://${each.key}.example.com/mfa/"
  scopes     = ["of_${each.key}"]
}

api "express" {
  identifier = "urn:auth0:express-configure"
}

api "own" {
  identifier = "https://own.example.com/mfa"
  scopes     = ["read:own"]
}

client_grant "mfa" {
  client_id = "a"
  audience  = api.mfa
  scopes    = [for s in api.mfa.scopes : s if s != "enroll"]
}

client_grant "mine" {
  client_id = "b"
  audience  = api.staged["acme"]
  scopes    = api.staged["acme"].scopes
}

client_grant "foreign" {
  client_id = "b"
  audience  = api.staged["globex"]
  scopes    = api.staged["globex"].scopes
}

client_grant "all" {
  client_id = "c"
  audience  = api.own
  scopes    = concat(api.express.scopes, api.own.scopes, values(api.staged)[0].scopes)
}
