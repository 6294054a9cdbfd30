tenant {
  domain = "acme.eu.auth0.com"
}

api "orders" {
  identifier = "https://orders.example.com"
  scopes = {
    "read:orders" = "Read orders"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}

locals {
  jobs = { for i in range(101) : "job-${i}" => i }
}

application "job" {
  for_each = local.jobs
  app_type = "non_interactive"
}

client_grant "job" {
  for_each           = local.jobs
  client_id          = application.job[each.key]
  audience           = api.orders
  subject_type       = "client"
  scopes             = ["read:orders"]
  organization_usage = "require"
  organizations      = ["org_8dKx2LmQ5vTn1RzP"]
}
