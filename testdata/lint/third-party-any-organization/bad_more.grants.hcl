api "tickets" {
  identifier = "https://tickets.example.com"
  scopes     = ["read:tickets"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}

application "sorter" {
  app_type                  = "non_interactive"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["client_credentials"]
}

application "old_bot" {
  app_type                  = "non_interactive"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

client_grant "sorter" {
  client_id              = application.sorter
  audience               = api.tickets
  subject_type           = "client"
  scopes                 = ["read:tickets"]
  organization_usage     = "require"
  allow_any_organization = true
}

client_grant "old_bot" {
  client_id              = application.old_bot
  audience               = api.tickets
  subject_type           = "client"
  scopes                 = ["read:tickets"]
  organization_usage     = "allow"
  allow_any_organization = true
}
