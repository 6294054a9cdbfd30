# Support may delete customers wherever no real ones are: the project is compiled with the values that a test has.

test "support deletes test customers" {
  access {
    applications = application.support
    api          = api.customers
    subject_type = "user"
    exactly      = ["delete:customers", "read:customers", "write:customers"]
  }
}

test "nobody deletes real customers" {
  variables = { stage = "prod" }

  who_can {
    api   = api.customers
    scope = "delete:customers"
    only  = none
  }
}

test "partners read customers, and at most change them" {
  variables = { stage = "prod" }

  access {
    applications = application.partner
    api          = api.customers
    subject_type = "user"
    at_least     = ["read:customers"]
    at_most      = ["read:customers", "write:customers"]
  }
}
