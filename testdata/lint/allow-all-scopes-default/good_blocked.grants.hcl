api "depots" {
  identifier = "https://depots.example.com"
  scopes     = ["read:depots"]

  subject_type_authorization {
    user   { policy = "deny_all" }
    client { policy = "require_client_grant" }
  }
}

application "planner" {
  app_type = "non_interactive"
}

# not reported: this is no default grant
client_grant "planner" {
  client_id    = application.planner
  audience     = api.depots
  subject_type = "client"
  scopes       = ["read:depots"]
}
