api "records" {
  identifier = "https://records.example.com"
  scopes     = { "read:records" = "Read records" }
}

api "slots" {
  identifier = "https://slots.example.com"
  scopes     = { "read:slots" = "Read slots" }
}

role "desk" {
  for_each = ["north", "south", "east"]
  name     = "Desk ${each.key}"

  permission {
    api    = api.records
    scopes = ["read:records"]
  }
  permission {
    api    = api.slots
    scopes = ["read:slots"]
  }
}
