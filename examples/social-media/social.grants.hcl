# The Social Media API of the platform's page on client grants: four permissions, and one application that gets two of them.
# https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants

api "social" {
  name       = "Social Media API"
  identifier = "https://social.example.com"

  scopes = {
    "read:posts"   = "Read posts"
    "write:posts"  = "Write posts"
    "read:friends" = "Read the list of friends"
    "delete:posts" = "Delete posts"
  }

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}

application "web" {
  name      = "Social web site"
  client_id = "AaiyAPdpYdesoKnqjj8HJqRn4T5titww"
  app_type  = "regular_web"
}

client_grant "web" {
  client_id    = application.web.client_id
  audience     = api.social.identifier
  subject_type = "user"
  scopes       = ["read:posts", "write:posts"]
}
