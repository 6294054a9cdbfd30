# What has to stay as it is, whatever else changes: grants test

test "only the web site gets anything, and for users only" {
  access {
    applications = application.web
    api          = api.social
    subject_type = "user"
    exactly      = ["read:posts", "write:posts"]
  }

  who_can {
    api   = api.social
    scope = "*"
    only  = [application.web]
  }
}

test "nobody deletes posts" {
  who_can {
    api   = api.social
    scope = "delete:*"
    only  = none
  }
}
