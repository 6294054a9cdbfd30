locals {
  readers = ["read:posts"]
}

api "social" {
  identifier = "https://social.example.com"
  scopes     = ["read:posts", "write:posts"]
}

api "stage" {
  for_each   = ["one", "two"]
  identifier = "https://${each.key}.example.com"
  scopes     = ["read"]
}

role "reader" {
  permission {
    api    = api.social
    scopes = local.readers
  }
}

role "editor" {
  name        = "Editor"
  id          = "rol_Xh5cXrbGkT2fCg9V"
  description = "Writes posts"

  permission {
    api    = api.social.identifier
    scopes = ["read:posts", "write:posts"]
  }
  permission {
    api    = "https://elsewhere.example.com"
    scopes = []
  }
}

role "member" {
  for_each = { one = ["read"], two = [] }
  name     = "Member of ${each.key}"

  permission {
    api    = api.stage[each.key]
    scopes = each.value
  }
  permission {
    api    = api.social
    scopes = api.social.scopes
  }
}

role "without" {}
