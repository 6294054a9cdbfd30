test "only the billing worker creates invoices, and nobody cancels any" {
  who_can {
    api   = api.invoices
    scope = "create:invoices"
    only  = [application.billing_worker]
  }

  who_can {
    api   = api.invoices
    scope = "cancel:invoices"
    only  = none
  }
}

# The dashboard is granted to read, and has no flow for it: it is not among them.
test "who reads invoices" {
  who_can {
    api      = api.invoices
    scope    = "read:invoices"
    at_least = [application.billing_worker]
    at_most  = [application.billing_worker, application.auditor]
  }
}

test "users have no access to invoices" {
  access {
    applications = "all"
    api          = api.invoices
    subject_type = "user"
    exactly      = none
  }
}

test "one application changes users through the Management API" {
  who_can {
    api          = "https://acme.eu.auth0.com/api/v2/"
    scope        = "*:users"
    subject_type = "client"
    only         = [application.provisioner]
  }
}
