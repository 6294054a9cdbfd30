test "the shop gets orders for its users, and nothing as itself" {
  access {
    applications = [application.shop]
    api          = api.orders
    subject_type = "user"
    exactly      = ["read:orders", "write:orders"]
  }

  access {
    applications = [application.shop, "any third party"]
    api          = api.orders
    subject_type = "client"
    exactly      = none
  }
}
