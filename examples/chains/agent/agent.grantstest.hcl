test "the assistant gets to the tool, and the tool to the orders, both for users" {
  access {
    applications = [application.assistant]
    api          = api.mcp
    subject_type = "user"
    exactly      = ["tool:orders"]
  }

  access {
    applications = [application.assistant]
    api          = api.orders
    exactly      = none
  }

  access {
    applications = [application.mcp_server]
    api          = api.orders
    subject_type = "user"
    exactly      = ["read:orders"]
  }
}
