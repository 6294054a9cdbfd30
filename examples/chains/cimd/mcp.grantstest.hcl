test "the client that is registered gets the tools for its users, and no other one does" {
  access {
    applications = [application.assistant]
    api          = api.mcp
    subject_type = "user"
    exactly      = ["tool:greet", "tool:look"]
  }

  access {
    applications = ["any third party"]
    api          = api.mcp
    exactly      = none
  }
}
