tenant {
  domain = "acme.eu.auth0.com"
}

api "records" {
  identifier       = "https://records.example.com"
  enforce_policies = true
  scopes           = { "read:records" = "Read records" }
}

role "auditor" {
  # not reported: whatever the API declares
  permission {
    api    = api.records
    scopes = api.records.scopes
  }
  # not reported: an API of the platform may have more scopes than its list
  permission {
    api    = "https://acme.eu.auth0.com/api/v2/"
    scopes = ["read:logs", "export:moonbeams"]
  }
}

# not reported: no permission at all
role "visitor" {}
