api "open" {
  identifier       = "https://open.example.com"
  enforce_policies = true
  scopes           = { "read:open" = "Read" }
}

api "partners" {
  identifier       = "https://partners.example.com"
  enforce_policies = true
  scopes           = { "read:partners" = "Read" }
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

api "blind" {
  identifier = "https://blind.example.com"
  scopes     = { "read:blind" = "Read" }
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

third_party_default "partners" {
  audience     = api.partners
  subject_type = "user"
  scopes       = ["read:partners"]
}

role "everybody" {
  # not reported: the policy lets every application of one's own in
  permission {
    api    = api.open
    scopes = ["read:open"]
  }
  # not reported: third parties have a default
  permission {
    api    = api.partners
    scopes = ["read:partners"]
  }
  # not reported: the API does not look at roles, which role-without-effect reports
  permission {
    api    = api.blind
    scopes = ["read:blind"]
  }
}
