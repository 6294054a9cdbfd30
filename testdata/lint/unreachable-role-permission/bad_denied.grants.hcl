api "records" {
  identifier       = "https://records.example.com"
  enforce_policies = true
  scopes           = { "read:records" = "Read records", "write:records" = "Write records" }
  subject_type_authorization {
    user { policy = "deny_all" }
    client { policy = "deny_all" }
  }
}

role "doctor" {
  permission {
    api    = api.records
    scopes = ["read:records", "write:records"]
  }
}
