api "social" {
  identifier = "https://social.example.com"
  scopes     = ["read:posts"]
}

application "web" {
}

role "a" {
  permission {
    scopes = ["read:posts"]
  }
  permission {
    api    = api.nothing
    scopes = "read:posts"
  }
  permission {
    api    = application.web
    scopes = ["read:posts", 1]
  }
  permission {
    api                = api.social
    permissions        = ["read:posts"]
    authorization_type = "x"
  }
}

role "b" {
  permissions {
    api    = api.social
    scopes = ["read:posts"]
  }
}

role "c" {
  permission = [{ api = "x", scopes = [] }]
}

role "d" {
  permission "social" {
    api    = api.social
    scopes = ["read:posts"]
  }
  users = ["auth0|1"]
}

client_grant "of_a_role" {
  client_id = role.a
  audience  = api.social
  scopes    = ["read:posts"]
}
