tenant {
  domain = "acme.eu.auth0.com"
}

api "records" {
  identifier = "https://records.example.com"
  scopes     = { "read:records" = "Read records" }
}

api "slots" {
  identifier       = "https://slots.example.com"
  enforce_policies = true
  scopes           = { "read:slots" = "Read slots" }
}

role "auditor" {
  # not reported: of an API of the platform it is not known whether it looks at roles
  permission {
    api    = "https://acme.eu.auth0.com/api/v2/"
    scopes = ["read:logs"]
  }
  # not reported: the API enforces policies
  permission {
    api    = api.slots
    scopes = ["read:slots"]
  }
}

role "visitor" {
  # not reported: nothing is permitted that could have an effect
  permission {
    api    = api.records
    scopes = []
  }
}
