locals {
  desk = ["read:records", "book:slots", "print"]
}

api "records" {
  identifier       = "https://records.example.com"
  enforce_policies = true
  scopes           = { "read:records" = "Read records" }
}

api "slots" {
  identifier       = "https://slots.example.com"
  enforce_policies = true
  scopes           = { "book:slots" = "Book slots" }
}

api "empty" {
  identifier       = "https://empty.example.com"
  enforce_policies = true
}

role "desk" {
  permission {
    api    = api.records
    scopes = local.desk
  }
  permission {
    api    = api.empty
    scopes = ["a:b", "c:d"]
  }
}
