api "boards" {
  identifier = "https://boards.example.com"
  scopes     = ["read:boards", "write:boards", "delete:boards"]

  sensitive_scopes = ["write:boards"]

  subject_type_authorization {
    user { policy = "allow_all" }
  }
}

application "board" {
  app_type = "spa"
}

application "wall" {
  app_type                   = "native"
  grant_types                = []
  token_endpoint_auth_method = "none"
}

# It was meant to limit the application to one scope.
client_grant "board" {
  client_id    = application.board
  audience     = api.boards
  subject_type = "client"
  scopes       = ["read:boards"]
}

client_grant "wall" {
  client_id    = application.wall
  audience     = api.boards
  subject_type = "client"
  scopes       = ["read:boards"]
}
