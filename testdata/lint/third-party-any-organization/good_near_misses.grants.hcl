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

application "billing_run" {
  app_type = "non_interactive"
}

application "old_bot" {
  app_type                  = "non_interactive"
  is_first_party            = false
  third_party_security_mode = "permissive"
}

# not reported: an application of one's own may act for any organization
client_grant "billing_run" {
  client_id              = application.billing_run
  audience               = api.tickets
  subject_type           = "client"
  scopes                 = ["read:tickets"]
  organization_usage     = "allow"
  allow_any_organization = true
}

# not reported: linked one by one
client_grant "sorter" {
  client_id          = application.sorter
  audience           = api.tickets
  subject_type       = "client"
  scopes             = ["read:tickets"]
  organization_usage = "allow"
  organizations      = ["org_9hQm3Lr"]
}

# not reported: turned off
client_grant "old_bot" {
  client_id              = application.old_bot
  audience               = api.tickets
  subject_type           = "client"
  scopes                 = ["read:tickets"]
  organization_usage     = "allow"
  allow_any_organization = false
}
