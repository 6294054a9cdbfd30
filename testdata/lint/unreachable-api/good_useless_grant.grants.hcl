api "parcels" {
  identifier = "https://parcels.example.com"
  scopes     = ["track:parcels"]

  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "robot" {
  app_type    = "non_interactive"
  grant_types = ["client_credentials"]
}

# not reported: there is a grant, and why it is of no use is for user-grant-without-user-flow to say
client_grant "robot" {
  client_id    = application.robot
  audience     = api.parcels
  subject_type = "user"
  scopes       = ["track:parcels"]
}
