test "any client that registers gets the tools for its users, and nothing as itself" {
  access {
    applications = ["any third party"]
    api          = api.mcp
    subject_type = "user"
    exactly      = ["tool:greet", "tool:look"]
  }

  access {
    applications = ["any third party"]
    api          = api.mcp
    subject_type = "client"
    exactly      = none
  }
}
