# not reported: without a domain, the limit of private clouds is assumed, which is 1000

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

application "mirror" {
  app_type = "non_interactive"
}

# not reported: one link, listed twice
client_grant "mirror" {
  client_id          = application.mirror
  audience           = api.orders
  subject_type       = "client"
  scopes             = ["read:orders"]
  organization_usage = "require"
  organizations      = ["org_3hWb7JcY9gFs4UaE", "org_3hWb7JcY9gFs4UaE"]
}

application "free" {
  app_type = "non_interactive"
}

# not reported: any organization is no link
client_grant "free" {
  client_id              = application.free
  audience               = api.orders
  subject_type           = "client"
  scopes                 = ["read:orders"]
  organization_usage     = "allow"
  allow_any_organization = true
}
