# Applications that act as themselves, without a user: the client credentials flow.

tenant {
  domain = "acme.eu.auth0.com"
}

api "invoices" {
  name       = "Invoices API"
  identifier = "https://invoices.example.com"

  scopes = {
    "read:invoices"   = "Read invoices"
    "create:invoices" = "Create invoices"
    "cancel:invoices" = "Cancel invoices"
  }

  subject_type_authorization {
    user { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

# Runs for any of our customers' organizations.
application "billing_worker" {
  name                       = "Billing worker"
  client_id                  = "7bTkV1xQmR9cYpL3sNwE5hJ8dGzA2fUo"
  app_type                   = "non_interactive"
  token_endpoint_auth_method = "client_secret_post"
  grant_types                = ["client_credentials"]
}

client_grant "billing_worker" {
  client_id              = application.billing_worker.client_id
  audience               = api.invoices.identifier
  subject_type           = "client"
  scopes                 = ["create:invoices", "read:invoices"]
  organization_usage     = "require"
  allow_any_organization = true
}

# Must name one of two organizations.
application "auditor" {
  name                       = "Auditor's export"
  client_id                  = "Zx4cVb6nMq1wEr3tYu5iOp7aSd9fGh2j"
  app_type                   = "non_interactive"
  token_endpoint_auth_method = "client_secret_post"
  grant_types                = ["client_credentials"]
}

client_grant "auditor" {
  client_id          = application.auditor.client_id
  audience           = api.invoices.identifier
  subject_type       = "client"
  scopes             = ["read:invoices"]
  organization_usage = "require"
  organizations      = ["org_8dKx2LmQ5vTn1RzP", "org_3hWb7JcY9gFs4UaE"]
}

# A single-page application keeps no secret, so it can't use this flow: the grant is there, and the access is out of reach.
application "dashboard" {
  name        = "Billing dashboard"
  client_id   = "m5NkL8pQ2rStV6wXyZ1aBcD4eFgH9jUi"
  app_type    = "spa"
  grant_types = ["authorization_code", "refresh_token"]
}

client_grant "dashboard" {
  client_id    = application.dashboard.client_id
  audience     = api.invoices.identifier
  subject_type = "client"
  scopes       = ["read:invoices"]
}

# The Management API is there without being declared, with its scopes.
application "provisioner" {
  name                       = "User provisioning"
  client_id                  = "1qAz2wSx3eDc4rFv5tGb6yHn7uJm8iKo"
  app_type                   = "non_interactive"
  token_endpoint_auth_method = "client_secret_post"
  grant_types                = ["client_credentials"]
}

client_grant "provisioner" {
  client_id    = application.provisioner.client_id
  audience     = "https://acme.eu.auth0.com/api/v2/"
  subject_type = "client"
  scopes       = ["create:users", "read:users"]
}
