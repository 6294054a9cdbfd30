test "the sorting centre reads orders as itself, and nobody for users" {
  access {
    applications = [application.sorter]
    api          = api.orders
    subject_type = "client"
    exactly      = ["read:orders"]
  }

  access {
    applications = [application.sorter, "any third party"]
    api          = api.orders
    subject_type = "user"
    exactly      = none
  }
}
