api "records" {
  identifier       = "https://records.example.com"
  enforce_policies = false
  scopes = {
    "read:records"  = "Read records"
    "write:records" = "Write records"
  }
}

role "doctor" {
  permission {
    api    = api.records
    scopes = ["read:records", "write:records"]
  }
}

role "nurse" {
  permission {
    api    = api.records
    scopes = ["read:records"]
  }
}
