test "the courier gets orders for its users, and nothing as itself" {
  access {
    applications = [application.courier]
    api          = api.orders
    subject_type = "user"
    exactly      = ["read:orders", "write:orders"]
  }

  access {
    applications = [application.courier, "any third party"]
    api          = api.orders
    subject_type = "client"
    exactly      = none
  }
}
