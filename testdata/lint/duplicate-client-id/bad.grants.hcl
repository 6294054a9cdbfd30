application "nightly" {
  client_id = "kM3vQ9xW2pLr8sTzYbNc4dFgHj6aEu1R"
  app_type  = "non_interactive"
}

application "weekly" {
  client_id = "kM3vQ9xW2pLr8sTzYbNc4dFgHj6aEu1R"
  app_type  = "non_interactive"
}
